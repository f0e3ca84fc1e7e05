package dev.assay.devshard.gateway.escrow;

import java.util.Locale;

/** An escrow that cannot be served now; the text says why and what would mend it. */
public final class LoadRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** The reason, with the status an administrator gets and what it means at start (contract 2.8). */
    public enum Reason {
        /** The chain does not know it, or not yet: asked again while the gateway runs (D37). */
        ESCROW_UNKNOWN(404, true, false),
        /** A member of its group is not registered; asked again. */
        PARTICIPANT_UNKNOWN(409, true, false),
        KEY_MISSING(400, false, false),
        /** The key is not the creator's; every host would refuse it. */
        SIGNER_MISMATCH(400, false, true),
        CHAIN_SILENT(502, true, true),
        /** The stored session is of another version, epoch or terms. */
        SESSION_CONFLICT(409, false, true),
        /** No session can be made of it, or the stored one cannot be replayed. */
        UNUSABLE(409, false, true);

        private final int status;
        private final boolean passing;
        private final boolean fatalAtStart;

        Reason(int status, boolean passing, boolean fatalAtStart) {
            this.status = status;
            this.passing = passing;
            this.fatalAtStart = fatalAtStart;
        }

        public int status() {
            return status;
        }

        /** Whether asking again may help. */
        public boolean passing() {
            return passing;
        }

        public boolean fatalAtStart() {
            return fatalAtStart;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    LoadRefused(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
