package dev.assay.devshard.storage;

/** Another session is already kept under this escrow; it is unchanged (contract 6.3). */
public final class SessionConflict extends StorageException {
    private static final long serialVersionUID = 1L;

    /** What the two sessions disagree about; the first that applies, in this order. */
    public enum Kind {
        EPOCH,
        VERSION,
        /** Creator, terms, group or balance. */
        TERMS
    }

    private final Kind kind;

    SessionConflict(Kind kind, String escrowId, String what, Object stored, Object offered) {
        super(kind.name().toLowerCase(java.util.Locale.ROOT) + " conflict: escrow " + escrowId + " is stored with "
                + what + " " + stored + ", offered " + offered);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
