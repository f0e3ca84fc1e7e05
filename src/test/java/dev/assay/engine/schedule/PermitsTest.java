package dev.assay.engine.schedule;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.engine.generation.Cancellation;
import dev.assay.engine.generation.Cancelled;
import dev.assay.service.ApiError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class PermitsTest {
    /** Longer than any test may take: who is refused or told only when patience is over is too late. */
    private static final Duration LONG = Duration.ofHours(1);

    private final Permits permits = new Permits(1, 2);

    @Test
    void who_finds_neither_permit_nor_place_is_refused_at_once() {
        Permits small = new Permits(1, 0);
        small.take(LONG, new Cancellation());

        Saturated refusal = assertThrows(Saturated.class, () -> small.take(LONG, new Cancellation()));
        assertThat(refusal.status(), is(429));
        assertThat(refusal.headers().get("Retry-After"), is("1"));
    }

    @Test
    void permits_go_to_those_who_wait_in_the_order_of_their_arrival() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        permits.take(LONG, new Cancellation());
        CompletableFuture<Void> first = waiter("first", order, 1);
        CompletableFuture<Void> second = waiter("second", order, 2);

        permits.giveBack();
        first.get();
        permits.giveBack();
        second.get();

        assertThat(order, is(List.of("first", "second")));
        permits.giveBack();
        assertThat(permits.held(), is(0));
    }

    @Test
    void who_has_waited_long_enough_leaves_and_nobody_misses_a_permit() {
        permits.take(LONG, new Cancellation());

        assertThrows(Saturated.class, () -> permits.take(Duration.ofMillis(20), new Cancellation()));

        assertThat(permits.waiting(), is(0));
        permits.giveBack();
        permits.take(LONG, new Cancellation());
        assertThat(permits.held(), is(1));
    }

    @Test
    void who_hangs_up_while_waiting_leaves_the_queue() {
        permits.take(LONG, new Cancellation());
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Void> waiter = CompletableFuture.runAsync(() -> permits.take(LONG, cancellation));
        awaitWaiting(1);

        cancellation.cancel(Cancelled.Cause.CLIENT_GONE);

        ExecutionException gone = assertThrows(ExecutionException.class, waiter::get);
        assertThat(gone.getCause() instanceof Cancelled, is(true));
        assertThat(permits.waiting(), is(0));
    }

    @Test
    void who_waits_when_the_service_ends_is_told() {
        permits.take(LONG, new Cancellation());
        CompletableFuture<Void> waiter = CompletableFuture.runAsync(() -> permits.take(LONG, new Cancellation()));
        awaitWaiting(1);

        permits.close();

        ExecutionException told = assertThrows(ExecutionException.class, waiter::get);
        assertThat(((ApiError) told.getCause()).status(), is(503));
    }

    private CompletableFuture<Void> waiter(String name, List<String> order, int place) {
        CompletableFuture<Void> waiter = CompletableFuture.runAsync(() -> {
            permits.take(LONG, new Cancellation());
            order.add(name);
        });
        awaitWaiting(place);
        return waiter;
    }

    private void awaitWaiting(int count) {
        Awaitility.await().until(() -> permits.waiting() == count);
    }
}
