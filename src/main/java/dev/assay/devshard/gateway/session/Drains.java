package dev.assay.devshard.gateway.session;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Reads what hosts still have to say after a client got its answer, or has gone: the finish that pays the host is in it. No
 * client waits for that. But the next diff waits a moment for what has just been answered, so that of two requests made one
 * after the other the second carries the first one's finish (contract 4.10).
 */
final class Drains {
    /** From an answer's end to its mempool event a healthy host takes a millisecond or two. */
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final EscrowBook book;
    private final Executor background;
    private final Supplier<Duration> patience;
    private final Logger logger;
    private final Set<Drain> open = ConcurrentHashMap.newKeySet();

    private record Drain(CompletableFuture<Void> done, long promptUntil) {}

    Drains(EscrowBook book, Executor background, Supplier<Duration> patience, Logger logger) {
        this.book = book;
        this.background = background;
        this.patience = patience;
        this.logger = logger;
    }

    /**
     * @param answered whether the host has given its whole answer, so that the mempool is due now
     * @param afterwards when all that the host says is heard
     */
    void begin(HostLink link, Exchange exchange, boolean answered, Runnable afterwards) {
        long promptUntil = System.nanoTime() + (answered ? MOMENT.toNanos() : 0);
        Drain drain = new Drain(new CompletableFuture<>(), promptUntil);
        open.add(drain);
        background.execute(() -> {
            run(drain, link, exchange);
            afterwards.run();
        });
    }

    private void run(Drain drain, HostLink link, Exchange exchange) {
        try (exchange) {
            link.drain(exchange, patience.get());
        } catch (HostFault lost) {
            logger.info("escrow={} participant={} left nothing: {}", book.escrowId(), link.member(), lost.getMessage());
        } finally {
            open.remove(drain);
            drain.done().complete(null);
        }
        try {
            book.signatures().save();
        } catch (RuntimeException later) {
            logger.warn("escrow={} signatures are not stored yet: {}", book.escrowId(), later.getMessage());
        }
    }

    /** Waits for what is due any moment; at most that moment. */
    void awaitPrompt() {
        open.forEach(drain -> await(drain, drain.promptUntil() - System.nanoTime()));
    }

    /** Waits for everything, as long as a drain may take. */
    void awaitAll() {
        awaitAll(patience.get());
    }

    void awaitAll(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        open.forEach(drain -> await(drain, end - System.nanoTime()));
    }

    private static void await(Drain drain, long nanos) {
        if (nanos <= 0) {
            return;
        }
        try {
            drain.done().get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            // It goes on; what it brings comes into a later diff.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a drain never fails", e);
        }
    }
}
