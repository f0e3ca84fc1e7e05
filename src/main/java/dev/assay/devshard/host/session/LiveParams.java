package dev.assay.devshard.host.session;

import dev.assay.devshard.bridge.BridgeFailure;
import dev.assay.devshard.bridge.ChainBridge;
import dev.assay.devshard.ledger.ChainParams;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;

/**
 * The chain's parameters as of now, read at most once a second. A chain that is away neither stops nor delays the sessions
 * that exist: who finds the parameters old waits a moment for fresh ones and then goes on with what was known, or with
 * the defaults when nothing ever was.
 */
public final class LiveParams {
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long GIVEN_UP_NANOS = Duration.ofSeconds(10).toNanos();
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ChainBridge chain;
    private final Executor background;
    private final Logger logger;
    private ChainParams known = ChainParams.defaults();
    private CompletableFuture<ChainParams> asking;
    private long askAgainAt = System.nanoTime();

    public LiveParams(ChainBridge chain, Executor background, Logger logger) {
        this.chain = chain;
        this.background = background;
        this.logger = logger;
    }

    /** Whether hosts take requests at all. */
    public boolean requestsEnabled() {
        return current().devshardRequestsEnabled();
    }

    private ChainParams current() {
        CompletableFuture<ChainParams> answer = ask();
        if (answer != null) {
            try {
                answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                waitNoMore();
            } catch (ExecutionException e) {
                // Logged where it was learnt.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return known();
    }

    /** The question under way, or a new one where the answer is old; null while it is fresh. */
    private synchronized CompletableFuture<ChainParams> ask() {
        if (System.nanoTime() - askAgainAt < 0) {
            return null;
        }
        if (asking == null || asking.isDone()) {
            asking = CompletableFuture.supplyAsync(chain::params, background).whenComplete(this::learn);
        }
        return asking;
    }

    private synchronized void learn(ChainParams params, Throwable failure) {
        askAgainAt = System.nanoTime() + FRESH_NANOS;
        if (params != null) {
            known = params;
        } else if (failure.getCause() instanceof BridgeFailure) {
            logger.warn("parameters stay as they were: {}", failure.getCause().getMessage());
        } else {
            logger.warn("parameters stay as they were", failure);
        }
    }

    /** A chain that hangs delays one request, not each; its answer, when it comes, sets the next question. */
    private synchronized void waitNoMore() {
        if (!asking.isDone()) {
            askAgainAt = System.nanoTime() + GIVEN_UP_NANOS;
        }
    }

    private synchronized ChainParams known() {
        return known;
    }
}
