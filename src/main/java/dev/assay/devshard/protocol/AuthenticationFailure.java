package dev.assay.devshard.protocol;

/** A request whose sender cannot be known (contract 3.2); answered with 401. */
public final class AuthenticationFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        MISSING_HEADER,
        NOT_HEX,
        BAD_TIMESTAMP,
        DRIFT,
        UNRECOVERABLE
    }

    private final Reason reason;

    AuthenticationFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
