package dev.assay.acceptance.environment.embedded;

import dev.assay.acceptance.environment.ServiceName;
import dev.assay.acceptance.environment.ServiceProcess;
import java.util.List;
import java.util.Map;

/** The PostgreSQL that one network has to itself, as one of its services. */
final class OwnDatabase implements ServiceProcess {
    private final DatabaseServer server;

    OwnDatabase(DatabaseServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return ServiceName.POSTGRES;
    }

    @Override
    public boolean running() {
        return server.running();
    }

    @Override
    public void stop() {
        server.close();
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void start() {
        server.startAgain();
    }

    @Override
    public void configure(Map<String, String> changes) {
        throw new UnsupportedOperationException("the embedded PostgreSQL takes no settings of a scenario");
    }

    @Override
    public void probe() {
        server.probe();
    }

    /** Its words go to the judge's own log. */
    @Override
    public List<String> logTail(int lines) {
        return List.of();
    }
}
