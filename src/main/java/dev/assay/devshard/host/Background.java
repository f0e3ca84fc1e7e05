package dev.assay.devshard.host;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of a host that serve no request. What comes after the end is dropped without a word. */
final class Background implements AutoCloseable {
    private static final int CHECKS_AT_A_TIME = 4;
    private static final int ADDRESSES_AT_A_TIME = 8;
    private static final int GOSSIP_AT_A_TIME = 4;

    private static final int WORKS_AT_A_TIME = 16;

    private final ThreadPoolExecutor checks;
    private final ThreadPoolExecutor works;
    private final ThreadPoolExecutor params;
    private final ThreadPoolExecutor addresses;
    private final ThreadPoolExecutor gossip;
    private final ScheduledThreadPoolExecutor rounds;

    Background(String instance) {
        checks = pool(instance + "-check", CHECKS_AT_A_TIME);
        works = pool(instance + "-work", WORKS_AT_A_TIME);
        params = pool(instance + "-params", 1);
        addresses = pool(instance + "-addresses", ADDRESSES_AT_A_TIME);
        gossip = pool(instance + "-gossip", GOSSIP_AT_A_TIME);
        rounds = new ScheduledThreadPoolExecutor(1, task -> thread(instance + "-rounds", task));
    }

    /** Re-checks of other hosts' work. */
    Executor checks() {
        return checks;
    }

    /** Work of this host that nobody listens to. */
    Executor works() {
        return works;
    }

    /** Questions to the chain about its parameters; apart, so that slow checks do not delay them. */
    Executor params() {
        return params;
    }

    /** Questions to the chain about where other hosts listen. */
    Executor addresses() {
        return addresses;
    }

    /** What is told to other hosts. */
    Executor gossip() {
        return gossip;
    }

    /** Runs the task again and again, with this pause before each run; never for a pause of zero. */
    void every(Duration pause, Runnable task) {
        if (!pause.isZero()) {
            rounds.scheduleWithFixedDelay(task, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Interrupts everything. */
    @Override
    public void close() {
        checks.shutdownNow();
        works.shutdownNow();
        params.shutdownNow();
        addresses.shutdownNow();
        gossip.shutdownNow();
        rounds.shutdownNow();
    }

    private static ThreadPoolExecutor pool(String name, int size) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> thread(name, task));
        pool.allowCoreThreadTimeOut(true);
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return pool;
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
