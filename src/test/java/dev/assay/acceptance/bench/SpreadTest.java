package dev.assay.acceptance.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SpreadTest {
    @Test
    void a_single_value_is_everything() {
        assertThat(Spread.of(List.of(7.5)), is(new Spread(1, 7.5, 7.5, 7.5, 7.5)));
    }

    @Test
    void values_come_in_any_order() {
        List<Double> values = new ArrayList<>(
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList());
        Collections.shuffle(values, new Random(1));
        assertThat(Spread.of(values), is(new Spread(100, 1, 50, 95, 100)));
    }

    @Test
    void of_few_values_one_that_was_measured_is_taken() {
        assertThat(Spread.of(List.of(4.0, 1.0)), is(new Spread(2, 1, 1, 4, 4)));
        assertThat(Spread.of(List.of(3.0, 9.0, 1.0)), is(new Spread(3, 1, 3, 9, 9)));
    }

    @Test
    void what_was_saved_may_be_less_than_nothing() {
        assertThat(Spread.of(List.of(-2.0, 0.0, 1.0)), is(new Spread(3, -2, 0, 1, 1)));
    }

    @Test
    void no_values_are_no_figure() {
        String said = assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()))
                .getMessage();
        assertThat(said, containsString("nothing was measured"));
    }
}
