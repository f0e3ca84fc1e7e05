package dev.assay.acceptance.bench;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a bar is about. */
enum Statistic {
    MIN(Spread::min),
    MEDIAN(Spread::median),
    P95(Spread::p95),
    MAX(Spread::max);

    private final ToDoubleFunction<Spread> value;

    Statistic(ToDoubleFunction<Spread> value) {
        this.value = value;
    }

    double of(Spread spread) {
        return value.applyAsDouble(spread);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
