package dev.assay.devshard.storage;

/** A diff that is not the successor of the latest one kept. Nothing was written. */
public final class NonceConflict extends StorageException {
    private static final long serialVersionUID = 1L;

    private final long expected;
    private final long got;

    NonceConflict(String escrowId, long expected, long got) {
        super("escrow " + escrowId + ": the next diff is nonce " + expected + ", got " + got);
        this.expected = expected;
        this.got = got;
    }

    /** The only nonce that would have been accepted. */
    public long expected() {
        return expected;
    }

    /** The nonce that was offered. */
    public long got() {
        return got;
    }
}
