package dev.assay.acceptance.environment.embedded;

import dev.assay.Assay;
import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.Health;
import dev.assay.acceptance.environment.ServicePlan;
import dev.assay.acceptance.environment.ServiceProcess;
import dev.assay.service.RunningService;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A service in this JVM. Its port, its directory and its settings outlive it, so it can be started again. */
final class EmbeddedService implements ServiceProcess, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LAST_WORDS = 15;

    private final ServicePlan plan;
    private final InstanceLog log;
    private volatile RunningService service;
    private volatile Map<String, String> changes = Map.of();

    EmbeddedService(ServicePlan plan, String instance) {
        this.plan = plan;
        this.log = InstanceLog.of(instance);
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public boolean running() {
        return service != null;
    }

    @Override
    public void start() {
        try {
            service = Assay.start(plan.program(), plan.changed(changes).settings());
        } catch (RuntimeException e) {
            throw new EnvironmentFailure(name() + " did not start: " + e + lastWords(), e);
        }
        Health.await(() -> Health.complaint(health()), PATIENCE, this::running).ifPresent(complaint -> {
            throw new EnvironmentFailure(name() + " started, but " + health() + ": " + complaint + lastWords());
        });
    }

    @Override
    public void configure(Map<String, String> wanted) {
        changes = wanted;
    }

    @Override
    public void stop() {
        RunningService ending = service;
        service = null;
        if (ending != null) {
            ending.stop();
        }
    }

    @Override
    public void kill() {
        RunningService ending = service;
        service = null;
        if (ending != null) {
            ending.kill();
        }
    }

    @Override
    public void probe() {
        if (!running()) {
            throw new EnvironmentFailure(name() + " is down");
        }
        Health.complaint(health()).ifPresent(complaint -> {
            throw new EnvironmentFailure(name() + " is not well: " + health() + ": " + complaint + lastWords());
        });
    }

    @Override
    public List<String> logTail(int lines) {
        return log.tail(lines);
    }

    /** Ends it for good. */
    @Override
    public void close() {
        try {
            kill();
        } finally {
            log.close();
        }
    }

    private URI health() {
        return URI.create(plan.url() + plan.healthPath());
    }

    private String lastWords() {
        List<String> words = logTail(LAST_WORDS);
        return words.isEmpty() ? " (it logged nothing)" : "\n  " + String.join("\n  ", words);
    }
}
