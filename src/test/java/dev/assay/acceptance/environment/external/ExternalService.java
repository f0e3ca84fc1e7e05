package dev.assay.acceptance.environment.external;

import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.Health;
import dev.assay.acceptance.environment.ServiceProcess;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A service that can be asked whether it is well, and no more. */
final class ExternalService implements ServiceProcess {
    private final String name;
    private final URI health;

    ExternalService(String name, URI health) {
        this.name = name;
        this.health = health;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean running() {
        return true;
    }

    @Override
    public void stop() {
        throw notOurs();
    }

    @Override
    public void kill() {
        throw notOurs();
    }

    @Override
    public void start() {
        throw notOurs();
    }

    @Override
    public void configure(Map<String, String> changes) {
        throw notOurs();
    }

    @Override
    public void probe() {
        Health.complaint(health).ifPresent(complaint -> {
            throw new EnvironmentFailure(name + " is not well: " + health + ": " + complaint);
        });
    }

    @Override
    public List<String> logTail(int lines) {
        return List.of();
    }

    private EnvironmentFailure notOurs() {
        return new EnvironmentFailure(name + " was not started by Assay, and is not stopped by it");
    }
}
