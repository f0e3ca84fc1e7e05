package dev.assay.devshard.storage;

import java.util.Locale;

/** Another session is already kept under this escrow; it is unchanged (contract 6.3). */
public final class SessionConflict extends StorageException {
    private static final long serialVersionUID = 1L;

    /** What the two sessions disagree about; the first that applies, in this order. */
    public enum Kind {
        EPOCH,
        VERSION,
        /** Creator, group, balance or terms. */
        TERMS
    }

    private final Kind kind;

    private SessionConflict(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** @throws SessionConflict the two differ in what they are pinned to, or in what they were opened with */
    static void refuseDifferences(StoredSession stored, StoredSession offered) {
        String escrow = stored.escrowId();
        refuse(Kind.EPOCH, escrow, "epoch", stored.epoch(), offered.epoch());
        refuse(Kind.VERSION, escrow, "version", stored.version(), offered.version());
        refuse(Kind.TERMS, escrow, "creator", stored.creator(), offered.creator());
        refuse(Kind.TERMS, escrow, "group", stored.groupJson(), offered.groupJson());
        refuse(Kind.TERMS, escrow, "balance", stored.initialBalance(), offered.initialBalance());
        refuse(Kind.TERMS, escrow, "terms", stored.termsJson(), offered.termsJson());
    }

    private static void refuse(Kind kind, String escrow, String what, Object stored, Object offered) {
        if (!stored.equals(offered)) {
            throw new SessionConflict(
                    kind,
                    "%s conflict: escrow %s is stored with %s %s, not %s"
                            .formatted(kind.name().toLowerCase(Locale.ROOT), escrow, what, stored, offered));
        }
    }
}
