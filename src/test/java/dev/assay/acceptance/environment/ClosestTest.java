package dev.assay.acceptance.environment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClosestTest {
    private static final List<String> TAGS = List.of("@smoke", "@slow", "@storage", "@DS01", "@DS10");

    @Test
    void a_slip_of_the_finger_is_forgiven() {
        assertThat(Closest.to("@smoek", TAGS), is(Optional.of("@smoke")));
        assertThat(Closest.to("@sotrage", TAGS), is(Optional.of("@storage")));
        assertThat(Closest.to("@ds01", TAGS), is(Optional.of("@DS01")));
    }

    @Test
    void nothing_is_guessed_from_nothing() {
        assertThat(Closest.to("@elephant", TAGS), is(Optional.empty()));
        assertThat(Closest.to("@smoke", List.of()), is(Optional.empty()));
    }
}
