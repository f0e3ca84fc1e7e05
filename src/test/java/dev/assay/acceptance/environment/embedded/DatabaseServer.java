package dev.assay.acceptance.environment.embedded;

import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.Site;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real PostgreSQL, started when the first database is asked for; one database a host. Thread-safe. */
final class DatabaseServer implements AutoCloseable {
    private static final String USER = "postgres";
    private static final String PASSWORD = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ANY_PORT = 0;

    private final Path directory;
    private final boolean durable;
    private EmbeddedPostgres server;
    private int port = ANY_PORT;

    private DatabaseServer(Path directory, boolean durable) {
        this.directory = directory;
        this.durable = durable;
    }

    /** One that nobody stops while it is needed. @param directory where the cluster is kept */
    static DatabaseServer shared(Path directory) {
        return new DatabaseServer(directory, false);
    }

    /** One that may be killed: what it has acknowledged is on its disk. @param directory where the cluster is kept */
    static DatabaseServer durable(Path directory) {
        return new DatabaseServer(directory, true);
    }

    /** Makes an empty database. */
    synchronized Site.Database create(String name) {
        if (server == null) {
            start();
        }
        execute("CREATE DATABASE " + name);
        return new Site.Database("127.0.0.1", port, name, USER, PASSWORD);
    }

    synchronized boolean running() {
        return server != null;
    }

    /** With the data and the port it had. */
    synchronized void startAgain() {
        if (server == null) {
            start();
        }
    }

    synchronized void probe() {
        if (server == null) {
            throw new EnvironmentFailure("the embedded PostgreSQL is down");
        }
        execute("SELECT 1");
    }

    /** Ends all its processes at once, as a power cut does. */
    synchronized void kill() {
        if (server != null) {
            postmaster().ifPresent(process -> {
                Stream.concat(Stream.of(process), process.descendants().toList().stream())
                        .forEach(ProcessHandle::destroyForcibly);
                process.onExit()
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join();
            });
            close();
        }
    }

    private Optional<ProcessHandle> postmaster() {
        try (Stream<String> lines = Files.lines(directory.resolve("postmaster.pid"))) {
            return ProcessHandle.of(
                    Long.parseLong(lines.findFirst().orElseThrow().trim()));
        } catch (IOException e) {
            throw new EnvironmentFailure("the embedded PostgreSQL cannot be killed: " + e, e);
        }
    }

    private void execute(String statement) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        } catch (SQLException e) {
            throw new EnvironmentFailure("the embedded PostgreSQL refuses \"" + statement + "\": " + e, e);
        }
    }

    private void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("synchronous_commit", durable ? "on" : "off")
                    .setPGStartupWait(PATIENCE)
                    .start();
            port = server.getPort();
        } catch (IOException e) {
            throw new EnvironmentFailure("the embedded PostgreSQL did not start: " + e, e);
        }
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new EnvironmentFailure("the embedded PostgreSQL did not stop: " + e, e);
            }
            server = null;
        }
    }
}
