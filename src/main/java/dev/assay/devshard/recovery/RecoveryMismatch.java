package dev.assay.devshard.recovery;

/**
 * What is stored does not lead where it says it leads: damage, or another hand. The session is not usable; nothing was
 * changed.
 */
public final class RecoveryMismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long nonce;
    private final String expected;
    private final String got;

    RecoveryMismatch(String escrowId, long nonce, String expected, String got) {
        this(escrowId, nonce, expected, got, null);
    }

    RecoveryMismatch(String escrowId, long nonce, String expected, String got, Throwable cause) {
        super(
                "the stored session of escrow " + escrowId + " cannot be replayed at nonce " + nonce + ": expected "
                        + expected + ", got " + got,
                cause);
        this.nonce = nonce;
        this.expected = expected;
        this.got = got;
    }

    /** The first diff that does not hold; 0 for the terms the session was opened with. */
    public long nonce() {
        return nonce;
    }

    /** What the stored session promises, such as {@code root 1f…}. */
    public String expected() {
        return expected;
    }

    /** What was found instead. */
    public String got() {
        return got;
    }
}
