package dev.assay.acceptance.environment.embedded;

import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.Site;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** One real PostgreSQL for the whole run, started when the first topology asks for it; one database a host. Thread-safe. */
final class DatabaseServer implements AutoCloseable {
    private static final String USER = "postgres";
    private static final String PASSWORD = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private EmbeddedPostgres server;

    /** @param directory where the cluster is kept */
    DatabaseServer(Path directory) {
        this.directory = directory;
    }

    /** Makes an empty database. */
    synchronized Site.Database create(String name) {
        try {
            if (server == null) {
                server = start();
            }
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
        } catch (IOException | SQLException e) {
            throw new EnvironmentFailure("no database " + name + " in the embedded PostgreSQL: " + e, e);
        }
        return new Site.Database("127.0.0.1", server.getPort(), name, USER, PASSWORD);
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(true)
                .setServerConfig("max_connections", "300")
                .setPGStartupWait(PATIENCE)
                .start();
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
