/**
 * Sessions as one host holds them: the ledger and its journal on disk, what this host has executed, what it has to re-check,
 * and the mempool that carries its own transactions to the user. It never orders anything, and never sees an HTTP request
 * or answer.
 */
package dev.assay.devshard.host.session;
