package dev.assay.acceptance.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The chunks of a stream, compared with those that were to come, of which no two are alike.
 *
 * @param lost how many never came
 * @param doubled how many came once more than they should, strangers included
 * @param reordered how many came after one that belongs behind them
 */
record Chunks(int lost, int doubled, int reordered) {
    static Chunks compare(List<String> wanted, List<String> seen) {
        Map<String, Integer> places = new HashMap<>();
        wanted.forEach(chunk -> places.put(chunk, places.size()));
        if (places.size() != wanted.size()) {
            throw new IllegalArgumentException("two of the wanted chunks are alike: " + wanted);
        }
        long known = seen.stream().filter(places::containsKey).distinct().count();
        int reordered = 0;
        int farthest = -1;
        for (String chunk : seen.stream().filter(places::containsKey).distinct().toList()) {
            int place = places.get(chunk);
            reordered += place < farthest ? 1 : 0;
            farthest = Math.max(farthest, place);
        }
        return new Chunks((int) (wanted.size() - known), (int) (seen.size() - known), reordered);
    }

    int wrong() {
        return lost + doubled + reordered;
    }
}
