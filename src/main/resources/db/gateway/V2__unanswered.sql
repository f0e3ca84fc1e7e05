-- What hosts were asked and left unanswered. Kept until it is decided whether they were late: who is to vote on that
-- offers the executor the job once more.
CREATE TABLE unanswered (
    escrow_id    TEXT NOT NULL,
    inference_id INTEGER NOT NULL,
    payload      TEXT NOT NULL,
    PRIMARY KEY (escrow_id, inference_id)
);
