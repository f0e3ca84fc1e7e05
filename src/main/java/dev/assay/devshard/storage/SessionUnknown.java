package dev.assay.devshard.storage;

/** No session is kept under this escrow. */
public final class SessionUnknown extends StorageException {
    private static final long serialVersionUID = 1L;

    SessionUnknown(String escrowId) {
        super("no session is stored for escrow " + escrowId);
    }
}
