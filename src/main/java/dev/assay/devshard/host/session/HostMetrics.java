package dev.assay.devshard.host.session;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;

/** What a host counts, over all its sessions. */
public final class HostMetrics {
    private final Gauge sessions;
    private final Counter diffs;
    private final Counter receipts;
    private final Counter executions;
    private final Counter validations;
    private final Counter attestations;

    public HostMetrics(PrometheusRegistry registry) {
        sessions = Gauge.builder()
                .name("devshard_sessions_open")
                .help("Sessions in memory.")
                .register(registry);
        diffs = Counter.builder()
                .name("devshard_diffs_applied_total")
                .help("Diffs applied and stored.")
                .register(registry);
        receipts = Counter.builder()
                .name("devshard_receipts_total")
                .help("Receipts given, repeated ones included.")
                .register(registry);
        executions = Counter.builder()
                .name("devshard_executions_total")
                .help("Inferences run, by outcome: completed, failed; replayed answers are counted apart.")
                .labelNames("outcome")
                .register(registry);
        validations = Counter.builder()
                .name("devshard_validations_total")
                .help("Re-checks of other hosts' work, by verdict.")
                .labelNames("verdict")
                .register(registry);
        attestations = Counter.builder()
                .name("devshard_attestations_heard_total")
                .help("Attestations of other hosts with a good signature: first, news, known, equivocation.")
                .labelNames("outcome")
                .register(registry);
    }

    void heard(Heard what) {
        attestations.labelValues(what.name().toLowerCase(Locale.ROOT)).inc();
    }

    void sessionOpened() {
        sessions.inc();
    }

    void diffApplied() {
        diffs.inc();
    }

    void receiptGiven() {
        receipts.inc();
    }

    void executed(boolean completed) {
        executions.labelValues(completed ? "completed" : "failed").inc();
    }

    void replayed() {
        executions.labelValues("replayed").inc();
    }

    void validated(boolean valid) {
        validations.labelValues(valid ? "valid" : "invalid").inc();
    }
}
