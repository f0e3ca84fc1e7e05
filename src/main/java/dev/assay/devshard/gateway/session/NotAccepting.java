package dev.assay.devshard.gateway.session;

import dev.assay.devshard.ledger.DiffRejected;

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

    static NotAccepting because(DiffRejected refused) {
        Why why =
                switch (refused.reason()) {
                    case INSUFFICIENT_BALANCE -> Why.BALANCE;
                    case NONCE_LIMIT -> Why.NONCES;
                    case PHASE -> Why.FINALIZED;
                    default -> Why.REQUEST;
                };
        return new NotAccepting(why, refused.getMessage());
    }

    public Why why() {
        return why;
    }
}
