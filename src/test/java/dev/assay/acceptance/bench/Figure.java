package dev.assay.acceptance.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** One measured quantity over several runs. */
record Figure(String name, String unit, Spread spread, Bar bar) implements Row {
    static final String HEADER = String.format(
            Locale.ROOT, "%-64s %9s %9s %9s %9s  %-8s %5s", "", "min", "median", "p95", "max", "", "runs");

    static Figure of(String name, String unit, List<Double> values, Bar bar) {
        return new Figure(name, unit, Spread.of(values), bar);
    }

    @Override
    public void describe(ObjectNode entry) {
        entry.put("unit", unit)
                .put("runs", spread.runs())
                .put("min", rounded(spread.min()))
                .put("median", rounded(spread.median()))
                .put("p95", rounded(spread.p95()))
                .put("max", rounded(spread.max()))
                .put("bar", bar.toString());
        if (bar.isStated()) {
            entry.put("met", bar.isMetBy(spread));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    @Override
    public String toString() {
        String verdict = !bar.isStated() ? "" : bar.isMetBy(spread) ? "met: " : "MISSED: ";
        return String.format(
                Locale.ROOT,
                "%-64s %9.2f %9.2f %9.2f %9.2f  %-8s %5d  %s%s",
                name,
                spread.min(),
                spread.median(),
                spread.p95(),
                spread.max(),
                unit,
                spread.runs(),
                verdict,
                bar.isStated() ? bar : "no bar");
    }
}
