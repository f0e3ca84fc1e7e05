package dev.assay.acceptance.evidence;

import java.time.Instant;

/** A time in which a service was not itself. */
record LaneSpan(Instant from, Instant to, Kind kind) {
    /** By what the lifecycle says when it begins and when it is over. */
    enum Kind {
        DOWN("#5b6470", "down", "was stopped|was killed", "was started"),
        CUT("#c62828", "cut off", "was cut off", "was connected"),
        PAUSED("#b0762a", "paused", "was paused", "was resumed");

        final String colour;
        final String meaning;
        private final String begins;
        private final String ends;

        Kind(String colour, String meaning, String begins, String ends) {
            this.colour = colour;
            this.meaning = meaning;
            this.begins = begins;
            this.ends = ends;
        }

        boolean beginsWith(String event) {
            return event.matches("(" + begins + ")\\b.*");
        }

        boolean endsWith(String event) {
            return event.startsWith(ends);
        }
    }
}
