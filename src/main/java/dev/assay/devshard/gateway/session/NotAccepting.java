package dev.assay.devshard.gateway.session;

/** The session takes no inference: it is being finalized, settled, or spent. */
public final class NotAccepting extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Why {
        /** Being finalized or settled. */
        FINALIZED,
        /** The balance does not cover the request. */
        BALANCE,
        /** The session has used its nonces. */
        NONCES,
        /** The request itself cannot be reserved. */
        REQUEST
    }

    private final Why why;

    NotAccepting(Why why, String message) {
        super(message, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
