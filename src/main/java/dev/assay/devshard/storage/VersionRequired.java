package dev.assay.devshard.storage;

/** A session was offered without the bind version it would be pinned to (contract 6.3). */
public final class VersionRequired extends StorageException {
    private static final long serialVersionUID = 1L;

    VersionRequired(String escrowId) {
        super("session of escrow " + escrowId + " has no version to be bound to");
    }
}
