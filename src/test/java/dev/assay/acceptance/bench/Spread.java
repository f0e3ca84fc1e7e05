package dev.assay.acceptance.bench;

import java.util.List;

/**
 * How several values of one quantity lie. Percentiles are by nearest rank: each is a value that was measured.
 *
 * @param runs how many values there were
 */
record Spread(int runs, double min, double median, double p95, double max) {
    /** @param values in any order */
    static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values: nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(
                sorted.size(), sorted.get(0), ranked(sorted, 50), ranked(sorted, 95), sorted.get(sorted.size() - 1));
    }

    private static double ranked(List<Double> sorted, int percentile) {
        return sorted.get((sorted.size() * percentile + 99) / 100 - 1);
    }
}
