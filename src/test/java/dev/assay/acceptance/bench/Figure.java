package dev.assay.acceptance.bench;

import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * One measured quantity over several runs.
 *
 * @param name what was measured
 * @param unit of all values
 * @param bar what it is meant to stay under, in words
 */
record Figure(String name, String unit, int runs, double min, double median, double p95, double max, String bar) {
    private static final double SCALE = 1000;

    /** @param values at least one */
    static Figure of(String name, String unit, List<Double> values, String bar) {
        Histogram histogram = new Histogram(4);
        values.forEach(value -> histogram.recordValue(Math.max(0, Math.round(value * SCALE))));
        return new Figure(
                name,
                unit,
                values.size(),
                histogram.getMinValue() / SCALE,
                histogram.getValueAtPercentile(50) / SCALE,
                histogram.getValueAtPercentile(95) / SCALE,
                histogram.getMaxValue() / SCALE,
                bar);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-64s %9.2f %9.2f %9.2f %9.2f  %-4s %4d runs  bar: %s",
                name,
                min,
                median,
                p95,
                max,
                unit,
                runs,
                bar);
    }
}
