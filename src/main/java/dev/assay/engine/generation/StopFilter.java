package dev.assay.engine.generation;

import java.util.List;

/** Lets text through up to a stop sequence, and holds back what may turn out to be the beginning of one. */
final class StopFilter {
    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean stopped;

    StopFilter(List<String> stops) {
        this.stops = stops;
    }

    /** @return what is certain to belong to the answer */
    String feed(String text) {
        if (stops.isEmpty()) {
            return text;
        }
        held.append(text);
        int stop = earliestStop();
        if (stop >= 0) {
            stopped = true;
            return held.substring(0, stop);
        }
        return release(held.length() - longestBeginning());
    }

    /** What is left when the answer ends otherwise. */
    String rest() {
        return stopped ? "" : release(held.length());
    }

    boolean hasStopped() {
        return stopped;
    }

    private String release(int count) {
        String text = held.substring(0, count);
        held.delete(0, count);
        return text;
    }

    private int earliestStop() {
        return stops.stream()
                .mapToInt(held::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
    }

    private int longestBeginning() {
        int longest = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (held.substring(held.length() - length).equals(stop.substring(0, length))) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}
