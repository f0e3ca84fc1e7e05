package dev.assay.engine.generation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lets text through up to a stop sequence, and holds back what may turn out to be the beginning of one. */
final class StopFilter {
    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private String stop;

    StopFilter(List<String> stops) {
        this.stops = stops;
    }

    /** @return what is certain to belong to the answer */
    String feed(String text) {
        if (stops.isEmpty()) {
            return text;
        }
        held.append(text);
        stop = earliestStop();
        if (stop != null) {
            return held.substring(0, held.indexOf(stop));
        }
        return release(held.length() - longestBeginning());
    }

    /** What is left when the answer ends otherwise. */
    String rest() {
        return stop != null ? "" : release(held.length());
    }

    boolean hasStopped() {
        return stop != null;
    }

    /** Which one it was, once there was one. */
    Optional<String> stop() {
        return Optional.ofNullable(stop);
    }

    private String release(int count) {
        String text = held.substring(0, count);
        held.delete(0, count);
        return text;
    }

    private String earliestStop() {
        return stops.stream()
                .filter(each -> held.indexOf(each) >= 0)
                .min(Comparator.comparingInt(held::indexOf))
                .orElse(null);
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
