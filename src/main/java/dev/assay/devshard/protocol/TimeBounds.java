package dev.assay.devshard.protocol;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the times inside transactions may be from the reader's clock (D25, D32). The contract sets no bound, and without
 * one a receipt of the far future would hold an inference open for ever. The ledger has no clock and applies none; whoever
 * takes a receipt or a diff from somebody else does.
 */
public final class TimeBounds {
    /**
     * As far as the clocks of two parties may differ that can talk at all: requests between clocks further apart are refused
     * (contract 3.2).
     */
    public static final Duration CLOCKS_APART = RequestAuthentication.WINDOW;

    private TimeBounds() {}

    /** Whether a time is later than any clock that can talk to ours. A time that is past never becomes future again. */
    public static boolean isFuture(long unixSeconds, Instant now) {
        return unixSeconds > now.getEpochSecond() + CLOCKS_APART.toSeconds();
    }

    /**
     * Whether an executor may have confirmed a start then: not in the future, and not before the start, as clocks go.
     *
     * @param startedAt unix seconds, by the user's clock
     * @param confirmedAt unix seconds, by the executor's
     */
    public static boolean isConfirmation(long startedAt, long confirmedAt, Instant now) {
        return !isFuture(confirmedAt, now) && confirmedAt + CLOCKS_APART.toSeconds() >= startedAt;
    }

    /**
     * From when on an executor can be called late: from the start, but not from before the start was known to who judges, as
     * clocks go; a user who dates a start back gains nothing by it.
     *
     * @param knownSince when the judging host stored the diff with the start
     */
    public static long fairStart(long startedAt, Instant knownSince) {
        return Math.max(startedAt, knownSince.getEpochSecond() - CLOCKS_APART.toSeconds());
    }
}
