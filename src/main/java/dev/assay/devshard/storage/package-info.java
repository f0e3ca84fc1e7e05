/**
 * Sessions, their diffs, signatures and sealed inferences, what a host executed and a gateway ordered of them, kept behind
 * one interface on SQLite or PostgreSQL (contract 6).
 *
 * <p>What lives here: tables, transactions, the choice of a backend at boot, and what a lost database looks like to a
 * caller. What never does: the rules of the protocol. Storage keeps bytes in order and refuses holes; it neither decodes
 * a diff nor knows what a quorum is.
 */
package dev.assay.devshard.storage;
