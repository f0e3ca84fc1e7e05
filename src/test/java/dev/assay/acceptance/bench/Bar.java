package dev.assay.acceptance.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a quantity is meant to keep to, in the unit of its row. Without limits there is nothing to keep to. */
record Bar(List<Limit> limits) {
    static final Bar NONE = new Bar(List.of());

    Bar {
        limits = List.copyOf(limits);
    }

    static Bar atMost(Statistic statistic, double value) {
        return NONE.and(new Limit(statistic, false, value));
    }

    static Bar atLeast(Statistic statistic, double value) {
        return NONE.and(new Limit(statistic, true, value));
    }

    Bar andAtMost(Statistic statistic, double value) {
        return and(new Limit(statistic, false, value));
    }

    private Bar and(Limit limit) {
        List<Limit> more = new ArrayList<>(limits);
        more.add(limit);
        return new Bar(more);
    }

    boolean isStated() {
        return !limits.isEmpty();
    }

    boolean isMetBy(Spread spread) {
        return limits.stream().allMatch(limit -> limit.allows(spread));
    }

    /** Such as {@code median at most 15, p95 at most 40}. */
    @Override
    public String toString() {
        return limits.isEmpty() ? "none" : limits.stream().map(Limit::toString).collect(Collectors.joining(", "));
    }

    /** @param least whether more is better */
    record Limit(Statistic statistic, boolean least, double value) {
        boolean allows(Spread spread) {
            double seen = statistic.of(spread);
            return least ? seen >= value : seen <= value;
        }

        @Override
        public String toString() {
            return statistic
                    + (least ? " at least " : " at most ")
                    + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
    }
}
