package dev.assay.acceptance.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

final class BarTest {
    private final Spread seen = new Spread(20, 1, 15, 40, 900);

    @Test
    void a_bar_is_about_one_statistic_and_none_of_the_others() {
        assertThat(Bar.atMost(Statistic.MEDIAN, 15).isMetBy(seen), is(true));
        assertThat(Bar.atMost(Statistic.MEDIAN, 14.9).isMetBy(seen), is(false));
        assertThat(Bar.atMost(Statistic.MAX, 899).isMetBy(seen), is(false));
        assertThat(Bar.atMost(Statistic.MIN, 1).isMetBy(seen), is(true));
    }

    @Test
    void of_some_things_more_is_better() {
        assertThat(Bar.atLeast(Statistic.MEDIAN, 15).isMetBy(seen), is(true));
        assertThat(Bar.atLeast(Statistic.MEDIAN, 15.1).isMetBy(seen), is(false));
    }

    @Test
    void of_two_limits_both_are_kept() {
        assertThat(Bar.atMost(Statistic.MEDIAN, 15).andAtMost(Statistic.P95, 40).isMetBy(seen), is(true));
        assertThat(Bar.atMost(Statistic.MEDIAN, 15).andAtMost(Statistic.P95, 39).isMetBy(seen), is(false));
        assertThat(Bar.atMost(Statistic.MEDIAN, 14).andAtMost(Statistic.P95, 40).isMetBy(seen), is(false));
    }

    @Test
    void a_bar_says_what_it_is() {
        assertThat(
                Bar.atMost(Statistic.MEDIAN, 0.6).andAtMost(Statistic.P95, 40).toString(),
                is("median at most 0.6, p95 at most 40"));
        assertThat(Bar.atLeast(Statistic.MEDIAN, 1_200).toString(), is("median at least 1200"));
        assertThat(Bar.NONE.toString(), is("none"));
    }
}
