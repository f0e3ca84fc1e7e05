-- What was ordered is stored in one transaction with the diff that orders it, in the session store.
DROP TABLE unanswered;
