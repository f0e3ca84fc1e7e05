package dev.assay.engine.generation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether a piece of work is still wanted. Anybody may cancel it, once; the worker looks between tokens. */
public final class Cancellation {
    private final CompletableFuture<Cancelled.Cause> cause = new CompletableFuture<>();

    /** The first cause stands. */
    public void cancel(Cancelled.Cause because) {
        cause.complete(because);
    }

    public boolean isCancelled() {
        return cause.isDone();
    }

    /** Runs this as soon as the work is cancelled; at once if it is already. */
    public void onCancel(Runnable action) {
        cause.thenRun(action);
    }

    /** @throws Cancelled when nobody wants the work any more */
    public void check() {
        if (cause.isDone()) {
            throw new Cancelled(cause.join());
        }
    }

    /**
     * Lets this much time pass.
     *
     * @throws Cancelled as soon as nobody wants the work any more; also when the thread is interrupted
     */
    public void pause(Duration time) {
        check();
        try {
            throw new Cancelled(cause.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            // The time has passed and the work is still wanted.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled(Cancelled.Cause.STOPPING);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
