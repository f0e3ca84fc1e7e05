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
        measured = measured.stream().sorted().toList();
        idle = idle.stream().sorted().toList();
    }

    /**
     * How many milliseconds half of the answers stayed below, less those of the idle server. Whoever is blocked by long work
     * is late nearly every time; the other half is for the moments at which a busy machine looks elsewhere.
     */
    public long lateMillis() {
        return median(measured).minus(median(idle)).toMillis();
    }

    private static Duration median(List<Duration> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }

    @Override
    public String toString() {
        return "took " + millis(measured) + " ms, and those of an idle server " + millis(idle) + " ms";
    }

    private static List<Long> millis(List<Duration> delays) {
        return delays.stream().map(Duration::toMillis).toList();
    }
}
