/**
 * {@code gateway.db}: settings, loaded escrows, known endpoints, quarantines. One SQLite file, readable by its owner only
 * because it holds private keys. Never a session's diffs or signatures; those belong to the session store.
 */
package dev.assay.devshard.gateway.store;
