package dev.assay.devshard.gateway;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;

/** The gateway's threads beside those of its HTTP server. All are daemons and end with it. */
final class Workers {
    private final ExecutorService connections;
    private final ExecutorService background;
    private final ScheduledExecutorService timer;
    private final Logger logger;
    private final CountDownLatch closing = new CountDownLatch(1);

    Workers(String instance, Logger logger) {
        this.logger = logger;
        connections = Executors.newCachedThreadPool(named(instance + "-connections"));
        background = Executors.newCachedThreadPool(named(instance + "-background"));
        timer = Executors.newSingleThreadScheduledExecutor(named(instance + "-timer"));
    }

    private ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((where, failure) -> report(failure));
            return thread;
        };
    }

    /** While the gateway ends, whatever it was doing may fail. */
    private void report(Throwable failure) {
        if (closing.getCount() > 0) {
            logger.error("a task in the background failed", failure);
        }
    }

    /** For the HTTP client. */
    ExecutorService connections() {
        return connections;
    }

    /** For what nobody waits for, or several hosts at once. */
    ExecutorService background() {
        return background;
    }

    /** Opens when the gateway ends; whoever waits for time to pass waits on it. */
    CountDownLatch closing() {
        return closing;
    }

    /** Runs it in the background, that long from now. */
    void after(Duration wait, Runnable task) {
        timer.schedule(() -> background.execute(task), wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    void everySecond(Runnable task) {
        timer.scheduleWithFixedDelay(() -> attempt(task), 1, 1, TimeUnit.SECONDS);
    }

    /** An executor forgets a task that threw; this one is to come again. */
    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            logger.warn("a periodic task failed", e);
        }
    }

    void end() {
        timer.shutdownNow();
        background.shutdownNow();
        connections.shutdownNow();
    }
}
