/**
 * One escrow's session as its sequencer sees it: the book (ledger, diffs, signatures, pending transactions), the links to
 * the hosts of the group, the course of a chat, finalizing and settling (contract 4.3, 4.7 to 4.10). Nothing a host says is
 * believed before its signature was checked against our own ledger. Never HTTP towards clients, never settings storage.
 */
package dev.assay.devshard.gateway.session;
