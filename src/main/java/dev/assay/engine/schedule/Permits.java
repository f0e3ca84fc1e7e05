package dev.assay.engine.schedule;

import dev.assay.engine.generation.Cancellation;
import dev.assay.engine.generation.Cancelled;
import dev.assay.service.ApiError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A fixed number of permits and a bounded queue for them.
 *
 * <p>Whoever comes takes a free permit, or waits. A permit that is given back goes to whoever has waited longest, hand
 * to hand, so nobody overtakes. A waiter that leaves (its patience is over, its client hung up, the service ends)
 * leaves the queue; if a permit was handed to it in the same moment, it hands it on. Invariant: permits free + permits
 * held = total, and nobody waits while one is free.
 */
final class Permits {
    private final int total;
    private final int queue;
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int held;
    private boolean closed;

    Permits(int total, int queue) {
        this.total = total;
        this.queue = queue;
    }

    /**
     * Takes a permit, waits for it if need be.
     *
     * @throws Saturated when there is no room in the queue, or patience is over
     * @throws Cancelled when nobody wants it any more
     * @throws ApiError 503 when the service ends
     */
    void take(Duration patience, Cancellation cancellation) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        synchronized (this) {
            if (closed) {
                throw stopping();
            }
            if (held < total) {
                held++;
                return;
            }
            if (waiting.size() >= queue) {
                throw new Saturated("all " + total + " sessions are taken, and the queue is full", 1);
            }
            waiting.add(turn);
        }
        cancellation.onCancel(() -> turn.completeExceptionally(new Cancelled(Cancelled.Cause.CLIENT_GONE)));
        await(turn, patience);
    }

    /** Gives a permit back. Exactly once for each that was taken. */
    synchronized void giveBack() {
        CompletableFuture<Void> next = waiting.poll();
        while (next != null && !next.complete(null)) {
            next = waiting.poll();
        }
        if (next == null) {
            held--;
            notifyAll();
        }
    }

    /** Nobody gets a permit any more; those who wait are told. */
    synchronized void close() {
        closed = true;
        waiting.forEach(turn -> turn.completeExceptionally(stopping()));
        waiting.clear();
    }

    /** Waits until all permits are back, at most so long. */
    synchronized boolean awaitAllBack(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (held > 0) {
            long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    synchronized int held() {
        return held;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    int total() {
        return total;
    }

    private void await(CompletableFuture<Void> turn, Duration patience) {
        try {
            turn.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            leave(turn, new Saturated("no session became free within " + patience.toMillis() + " ms", 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave(turn, new Cancelled(Cancelled.Cause.STOPPING));
        } catch (ExecutionException e) {
            leave(turn, (RuntimeException) e.getCause());
        }
    }

    private void leave(CompletableFuture<Void> turn, RuntimeException because) {
        synchronized (this) {
            waiting.remove(turn);
        }
        if (!turn.completeExceptionally(because) && !turn.isCompletedExceptionally()) {
            giveBack();
        }
        throw because;
    }

    private static ApiError stopping() {
        return ApiError.unavailable("stopping", "the service is stopping");
    }
}
