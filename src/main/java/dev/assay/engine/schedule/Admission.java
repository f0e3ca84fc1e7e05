package dev.assay.engine.schedule;

import dev.assay.engine.generation.Cancellation;
import dev.assay.engine.generation.Cancelled;
import dev.assay.engine.generation.Generator;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The one door to the model. A session runs on the thread that opened it. */
public final class Admission implements AutoCloseable {
    private final Generator generator;
    private final Limits limits;
    private final Permits permits;
    private final SchedulerMetrics metrics;
    private final Set<Session> atWork = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "engine-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    public Admission(Generator generator, Limits limits, PrometheusRegistry registry) {
        this.generator = generator;
        this.limits = limits;
        this.permits = new Permits(limits.sessions(), limits.queue());
        this.metrics = new SchedulerMetrics(registry);
        SchedulerMetrics.gauge(registry, "scheduler_active_sessions", "Sessions at work.", atWork::size);
        SchedulerMetrics.gauge(registry, "scheduler_pool_in_use", "Permits held.", permits::held);
        SchedulerMetrics.gauge(registry, "scheduler_pool_total", "Permits there are.", permits::total);
        SchedulerMetrics.gauge(registry, "scheduler_pending", "Requests that wait.", permits::waiting);
        SchedulerMetrics.gauge(registry, "scheduler_kv_live_bytes", "Memory of the sessions at work.", this::liveBytes);
    }

    /**
     * Opens a session, waits for its turn if need be. The caller closes it; what it does in between may take {@link
     * Limits#deadline}.
     *
     * @throws Saturated 429 when there is no room, or not soon enough
     * @throws Abandoned when the client left while it waited
     * @throws dev.assay.service.ApiError 503 when the service ends
     */
    public Session open(Client client) {
        Cancellation cancellation = new Cancellation();
        Client.Watch watch = client.watch(() -> cancellation.cancel(Cancelled.Cause.CLIENT_GONE));
        try {
            take(cancellation);
        } catch (RuntimeException | Error e) {
            watch.close();
            throw e;
        }
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> cancellation.cancel(Cancelled.Cause.DEADLINE),
                limits.deadline().toMillis(),
                TimeUnit.MILLISECONDS);
        Session session = new Session(generator, client.conditions(), metrics, cancellation, over -> {
            atWork.remove(over);
            deadline.cancel(false);
            watch.close();
            permits.giveBack();
        });
        atWork.add(session);
        return session;
    }

    /** From here on nobody is admitted; sessions at work go on. Idempotent. */
    public void drain() {
        permits.close();
    }

    /** Ends what is at work. When this returns true, the model is not in use any more. */
    public boolean end(Duration patience) {
        drain();
        atWork.forEach(session -> session.cancel(Cancelled.Cause.STOPPING));
        try {
            return permits.awaitAllBack(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }

    private void take(Cancellation cancellation) {
        try {
            permits.take(limits.patience(), cancellation);
            metrics.admission(SchedulerMetrics.Admitted.ADMITTED);
        } catch (Cancelled e) {
            metrics.admission(SchedulerMetrics.Admitted.ABANDONED);
            throw new Abandoned(e.because());
        } catch (RuntimeException e) {
            metrics.admission(SchedulerMetrics.Admitted.REJECTED);
            throw e;
        }
    }

    private double liveBytes() {
        return atWork.stream().mapToLong(Session::liveBytes).sum();
    }
}
