package dev.assay.devshard.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL, one for the JVM, started by the first test that asks; a fresh database for every parameter. */
final class PostgresServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgresSettings.class;
    }

    @Override
    public PostgresSettings resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(PostgresServer.class))
                .getOrComputeIfAbsent(Server.class, unused -> Server.start(), Server.class)
                .freshDatabase();
    }

    /** Statements of a test's own, past the store. */
    static void execute(PostgresSettings database, String sql) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {database.host()});
        source.setPortNumbers(new int[] {database.port()});
        source.setDatabaseName(database.database());
        source.setUser(database.user());
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private record Server(EmbeddedPostgres postgres, AtomicInteger databases) implements AutoCloseable {
        static Server start() {
            try {
                return new Server(
                        EmbeddedPostgres.builder()
                                .setPGStartupWait(Duration.ofSeconds(30))
                                .start(),
                        new AtomicInteger());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        PostgresSettings freshDatabase() {
            String database = "storage" + databases.incrementAndGet();
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + database);
            } catch (SQLException failed) {
                throw new IllegalStateException("no database " + database, failed);
            }
            return new PostgresSettings(
                    "127.0.0.1",
                    postgres.getPort(),
                    database,
                    "postgres",
                    "canary-password",
                    PostgresSettings.DEFAULT_CONNECT_TIMEOUT);
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }
}
