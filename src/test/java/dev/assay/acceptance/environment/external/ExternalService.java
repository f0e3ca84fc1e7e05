package dev.assay.acceptance.environment.external;

import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.Health;
import dev.assay.acceptance.environment.ServiceProcess;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A service that can be asked whether it is well, and no more. */
final class ExternalService implements ServiceProcess {
    private final String name;
    private final Callable<Optional<String>> question;

    /** @param question what there is to complain about, if anything */
    ExternalService(String name, Callable<Optional<String>> question) {
        this.name = name;
        this.question = question;
    }

    static ExternalService answering(String name, URI health) {
        return new ExternalService(name, () -> Health.complaint(health).map(complaint -> health + ": " + complaint));
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
        Health.ask(question).ifPresent(complaint -> {
            throw new EnvironmentFailure(name + " is not well: " + complaint);
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
