package dev.assay.devshard.ledger;

/**
 * A diff, or a start, that the ledger refuses; nothing of it was applied. The text names the transaction and the
 * offending values.
 */
public final class DiffRejected extends Exception {
    private static final long serialVersionUID = 1L;

    /** Which rule refused it. */
    public enum Reason {
        /** The user signature does not recover to the creator. */
        USER_SIGNATURE,
        NONCE_NOT_NEXT,
        NONCE_LIMIT,
        ROOT_MISMATCH,
        /** The per-nonce fee or a reservation is more than what is left. */
        INSUFFICIENT_BALANCE,
        /** A product or sum past 2^63-1. */
        OVERFLOW,
        /** A transaction without content. */
        EMPTY_TRANSACTION,
        SECOND_START,
        START_ID,
        /** The session's phase does not allow it. */
        PHASE,
        UNKNOWN_INFERENCE,
        /** The inference is not in a status that allows it. */
        STATUS,
        /** A slot outside the group, or not the one it must be. */
        SLOT,
        ESCROW_ID,
        /** A signature inside a transaction is not by whom it claims. */
        SIGNATURE,
        SELF_VALIDATION,
        DUPLICATE_VOTE,
        TIMEOUT_REASON,
        INSUFFICIENT_VOTES
    }

    private final Reason reason;

    DiffRejected(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
