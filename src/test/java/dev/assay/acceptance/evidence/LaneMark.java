package dev.assay.acceptance.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * Something in a lane that takes a while, or an instant.
 *
 * @param label the nonce, where there is one, or what was done; may be empty
 */
record LaneMark(Instant from, Instant to, Kind kind, boolean refused, String label) {
    enum Kind {
        ASKED("#2f6fde", "the application asks"),
        WORK("#2f6fde", "works on a nonce"),
        DIFFS("#8fb4ef", "takes diffs up to a nonce"),
        SIGNATURE("#8e5bd0", "signatures"),
        VOTE("#b0762a", "votes and challenges"),
        FINALIZE("#2e8b57", "finalizes"),
        OTHER("#c4c9d1", "other requests"),
        FAULT("#c62828", "fault");

        final String colour;
        final String meaning;

        Kind(String colour, String meaning) {
            this.colour = colour;
            this.meaning = meaning;
        }
    }

    static LaneMark of(ServedRequest request) {
        String nonce =
                request.nonce().isPresent() ? Long.toString(request.nonce().getAsLong()) : "";
        return new LaneMark(request.at(), request.at().plus(request.took()), kind(request), request.failed(), nonce);
    }

    private static Kind kind(ServedRequest request) {
        String path = request.path();
        if (path.endsWith("/chat/completions")) {
            return request.worked() || path.contains("/devshard/") && !path.contains("/sessions/")
                    ? Kind.WORK
                    : Kind.DIFFS;
        }
        if (path.endsWith("/finalize")) {
            return Kind.FINALIZE;
        }
        if (path.contains("/gossip") || path.contains("/signatures")) {
            return Kind.SIGNATURE;
        }
        return path.endsWith("/verify-timeout") || path.endsWith("/challenge-receipt") ? Kind.VOTE : Kind.OTHER;
    }

    /** What the judge's application asked for, seen from the application. */
    static LaneMark of(Happening.Spoken spoken) {
        Duration took = spoken.exchange().took();
        boolean failed = spoken.exchange().status() == 0
                || spoken.exchange().status() >= 400
                || spoken.exchange().failure().isPresent();
        boolean finalizes = spoken.exchange().uri().getPath().endsWith("/finalize");
        return new LaneMark(spoken.at(), spoken.at().plus(took), finalizes ? Kind.FINALIZE : Kind.ASKED, failed, "");
    }

    static LaneMark fault(Happening.Told told) {
        return new LaneMark(told.at(), told.at(), Kind.FAULT, false, told.event());
    }
}
