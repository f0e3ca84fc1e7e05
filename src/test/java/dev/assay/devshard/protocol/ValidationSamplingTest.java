package dev.assay.devshard.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ValidationSamplingTest {
    private final long seed = ValidationSampling.seed(PrivateKey.derive("host"), "1");

    @Test
    void a_rate_of_nothing_draws_nobody_and_of_all_peers_everybody() {
        assertEquals(0, drawnOf1000(0, 1, 3));
        assertEquals(1000, drawnOf1000(20_000, 1, 3));
        assertEquals(1000, drawnOf1000(Long.MAX_VALUE, 128, 129));
    }

    @Test
    void at_10000_and_three_slots_a_peer_is_drawn_half_the_time() {
        long drawn = drawnOf1000(10_000, 1, 3);
        assertTrue(drawn > 420 && drawn < 580, "drawn " + drawn);
    }

    @Test
    void more_slots_draw_more() {
        assertTrue(drawnOf1000(5_000, 2, 5) > drawnOf1000(5_000, 1, 5));
    }

    @Test
    void where_the_executor_holds_all_slots_nobody_is_left() {
        assertEquals(false, ValidationSampling.draws(seed, 1, 10_000, 1, 3, 3));
    }

    @Test
    void a_seed_is_never_negative() {
        for (int i = 0; i < 50; i++) {
            assertTrue(ValidationSampling.seed(PrivateKey.derive("host" + i), "1") > 0);
        }
    }

    private long drawnOf1000(long rate, int mySlots, int total) {
        return LongStream.rangeClosed(1, 1000)
                .filter(id -> ValidationSampling.draws(seed, id, rate, mySlots, 1, total))
                .count();
    }
}
