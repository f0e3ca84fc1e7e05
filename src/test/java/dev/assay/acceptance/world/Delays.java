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
     * How many milliseconds three of four answers stayed below, less those of the idle server. Whoever is blocked by long work
     * is late nearly every time; the fourth answer is for the moments at which a busy machine looks elsewhere.
     */
    public long lateMillis() {
        return thirdQuartile(measured).minus(thirdQuartile(idle)).toMillis();
    }

    private static Duration thirdQuartile(List<Duration> sorted) {
        return sorted.get((sorted.size() * 3 - 1) / 4);
    }

    @Override
    public String toString() {
        return "took " + millis(measured) + " ms, and those of an idle server " + millis(idle) + " ms";
    }

    private static List<Long> millis(List<Duration> delays) {
        return delays.stream().map(Duration::toMillis).toList();
    }
}
