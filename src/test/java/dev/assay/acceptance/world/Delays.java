package dev.assay.acceptance.world;

import java.time.Duration;
import java.util.List;

/**
 * How long each of several answers took, and each of as many that an idle server gave in between.
 *
 * @param idle what the machine does to everybody
 */
public record Delays(List<Duration> measured, List<Duration> idle) {
    public Delays {
        measured = sorted(measured);
        idle = sorted(idle);
    }

    /**
     * How many milliseconds half of the answers stayed below, less those of the idle server. Whoever is blocked by long work
     * is late nearly every time; the other half is for the moments at which a busy machine looks elsewhere.
     */
    public long lateMillis() {
        return median(measured).minus(median(idle)).toMillis();
    }

    /** The lower one of an even number. */
    static Duration median(List<Duration> times) {
        return sorted(times).get((times.size() - 1) / 2);
    }

    private static List<Duration> sorted(List<Duration> times) {
        return times.stream().sorted().toList();
    }

    @Override
    public String toString() {
        return "took " + millis(measured) + " ms, and those of an idle server " + millis(idle) + " ms";
    }

    private static List<Long> millis(List<Duration> delays) {
        return delays.stream().map(Duration::toMillis).toList();
    }
}
