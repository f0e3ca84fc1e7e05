package dev.assay.devshard.gateway.api;

import dev.assay.devshard.gateway.session.RequestAccount;
import dev.assay.service.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import java.util.function.IntSupplier;

/** What the gateway counts, beside what every service does. */
final class GatewayMetrics {
    private final Counter chats;
    private final Counter attempts;

    GatewayMetrics(Metrics metrics, IntSupplier active, IntSupplier quarantined) {
        chats = Counter.builder()
                .name("devshard_chats_total")
                .help("Chat requests that were valid, by how they ended.")
                .labelNames("end")
                .register(metrics.registry());
        attempts = Counter.builder()
                .name("devshard_attempts_total")
                .help("Nonces spent on chat requests, by how the host did.")
                .labelNames("outcome")
                .register(metrics.registry());
        gauge(metrics, "devshard_active_requests", "Chat requests under way.", active);
        gauge(metrics, "devshard_quarantined_participants", "Participants passed over now.", quarantined);
    }

    private static void gauge(Metrics metrics, String name, String help, IntSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsInt()))
                .register(metrics.registry());
    }

    void ended(RequestAccount account) {
        chats.labelValues(account.cachedFrom().isPresent() ? "cached" : account.status())
                .inc();
        account.attempts()
                .forEach(attempt -> attempts.labelValues(attempt.outcome()).inc());
    }
}
