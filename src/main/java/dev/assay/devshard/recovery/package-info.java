/**
 * Between the ledger and its storage, for hosts and gateway alike: how a diff is written down, and how a session comes
 * back from what was written (contract 6.3).
 *
 * <p>What lives here: the stored form of a diff and of sealed inferences, and the replay that trusts no stored root it
 * has not reached itself. What never does: rules of the protocol, which are the ledger's, and statements, which are the
 * storage's.
 */
package dev.assay.devshard.recovery;
