package dev.assay.acceptance.environment;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once. */
public final class Together {
    private Together() {}

    /**
     * Runs each action in a thread of its own and returns when the last has ended.
     *
     * @throws EnvironmentFailure the first failure in the order of the list; the others are attached to it
     */
    public static void run(List<Runnable> actions) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, actions.size()));
        try {
            List<Callable<Object>> calls =
                    actions.stream().map(Executors::callable).toList();
            EnvironmentFailure first = null;
            for (Future<Object> done : threads.invokeAll(calls)) {
                first = failureOf(done, first);
            }
            if (first != null) {
                throw first;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentFailure("interrupted while services were starting", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static EnvironmentFailure failureOf(Future<Object> done, EnvironmentFailure first)
            throws InterruptedException {
        try {
            done.get();
            return first;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (first != null) {
                first.addSuppressed(cause);
                return first;
            }
            return cause instanceof EnvironmentFailure failure
                    ? failure
                    : new EnvironmentFailure(cause.toString(), cause);
        }
    }
}
