package dev.assay.devshard.gateway.escrow;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.service.TurningClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contract 2.1, response cache: an hour, and bounded. */
final class AnswerCacheTest {
    private final TurningClock clock = new TurningClock();
    private final AnswerCache cache = new AnswerCache(clock);

    private static CachedAnswer answer(String id, int size) {
        return new CachedAnswer(
                id, List.of(JsonNodeFactory.instance.objectNode().put("text", "x".repeat(size))));
    }

    @Test
    void an_answer_is_kept_an_hour() {
        CachedAnswer answer = answer("r", 1);
        cache.put("k", answer);

        clock.turn(Duration.ofHours(1));
        assertThat(cache.find("k"), is(Optional.of(answer)));
        clock.turn(Duration.ofMillis(1));
        assertThat(cache.find("k"), is(Optional.empty()));
    }

    @Test
    void the_one_longest_unasked_goes_first() {
        int half = 3 << 20;
        cache.put("one", answer("1", half));
        cache.put("two", answer("2", half));
        cache.find("one");

        cache.put("three", answer("3", half));

        assertThat(cache.find("one").isPresent(), is(true));
        assertThat(cache.find("two").isPresent(), is(false));
        assertThat(cache.find("three").isPresent(), is(true));
    }

    @Test
    void an_answer_larger_than_the_cache_is_not_kept() {
        cache.put("k", answer("r", 9 << 20));

        assertThat(cache.find("k").isPresent(), is(false));
    }

    @Test
    void there_are_no_more_than_a_thousand() {
        for (int i = 0; i <= 1_000; i++) {
            cache.put("k" + i, answer("r", 1));
        }

        assertThat(cache.find("k0").isPresent(), is(false));
        assertThat(cache.find("k1").isPresent(), is(true));
    }
}
