package dev.assay.acceptance.door;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How long a run has been waiting, and for whom.
 *
 * @param limit how long a single test may take, or nothing may happen at all
 * @param lastEvent when a test last began or ended
 * @param running the tests under way; sorted here, the longest first
 */
record Hang(Duration limit, Instant now, Instant lastEvent, List<Running> running) {
    /** A test under way, by the name that reports give it. */
    record Running(String name, Instant since) {}

    Hang {
        running = running.stream().sorted(Comparator.comparing(Running::since)).toList();
    }

    boolean isOne() {
        return tooLong(lastEvent) || running.stream().anyMatch(each -> tooLong(each.since()));
    }

    private boolean tooLong(Instant since) {
        return Duration.between(since, now).compareTo(limit) > 0;
    }

    /** What happened, who is still running, and where to look. */
    String sentence() {
        String who = running.isEmpty()
                ? "no test was under way; the last one began or ended " + seconds(lastEvent) + " s ago"
                : running.stream()
                        .map(each -> each.name() + " (since " + seconds(each.since()) + " s)")
                        .collect(Collectors.joining("; ", "still running: ", ""));
        return "The run hangs, so it was ended after -Dassay.hang.seconds=" + limit.toSeconds() + ": " + who
                + ". What every thread was doing: reports/" + HangReport.FILE;
    }

    private long seconds(Instant since) {
        return Duration.between(since, now).toSeconds();
    }
}
