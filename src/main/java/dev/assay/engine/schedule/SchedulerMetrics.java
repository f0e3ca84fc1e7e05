package dev.assay.engine.schedule;

import dev.assay.engine.generation.FinishReason;
import dev.assay.engine.generation.Outcome;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** What the contract's section 8 wants measured about admission and generation. Each sample is there from the start. */
final class SchedulerMetrics {
    private final Counter admissions;
    private final Counter completions;
    private final Counter failures;
    private final Histogram tokens;
    private final Histogram firstToken;

    SchedulerMetrics(PrometheusRegistry registry) {
        admissions = counter(registry, "scheduler_admission_total", "Requests that were given a session.", "result");
        completions = counter(registry, "inference_completions_total", "Answers, by why they ended.", "finish_reason");
        failures = counter(registry, "inference_failures_total", "Generations without an answer.", "cause");
        tokens = Histogram.builder()
                .name("inference_completion_tokens")
                .help("Tokens of an answer.")
                .classicOnly()
                .classicUpperBounds(1, 4, 16, 64, 128, 256, 512, 1024)
                .register(registry);
        firstToken = Histogram.builder()
                .name("inference_first_token_seconds")
                .help("From admission to the first text.")
                .classicOnly()
                .classicUpperBounds(0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.15, 0.3, 1, 5)
                .register(registry);
        for (Admitted result : Admitted.values()) {
            admissions.initLabelValues(result.label());
        }
        for (FinishReason reason : FinishReason.values()) {
            completions.initLabelValues(label(reason));
        }
        for (Failure cause : Failure.values()) {
            failures.initLabelValues(label(cause));
        }
    }

    /** How an attempt to get a session ended. */
    enum Admitted {
        ADMITTED,
        REJECTED,
        ABANDONED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why there is no answer. */
    enum Failure {
        CLIENT_GONE,
        DEADLINE,
        STOPPING,
        ERROR
    }

    void admission(Admitted result) {
        admissions.labelValues(result.label()).inc();
    }

    void completed(Outcome outcome) {
        completions.labelValues(label(outcome.reason())).inc();
        tokens.observe(outcome.usage().completionTokens());
    }

    void failed(Failure cause) {
        failures.labelValues(label(cause)).inc();
    }

    void firstText(double seconds) {
        firstToken.observe(seconds);
    }

    static void gauge(PrometheusRegistry registry, String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String label) {
        return Counter.builder().name(name).help(help).labelNames(label).register(registry);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
