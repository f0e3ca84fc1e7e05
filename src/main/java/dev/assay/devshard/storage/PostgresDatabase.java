package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL through a pool.
 *
 * <p>When the server restarts, the pool holds dead connections and does not know it. Work whose connection turns out dead
 * is therefore run once more on a new one, so the first call after a restart succeeds. That is safe because a transaction
 * without a commit has not happened; the one case where the commit may have got through is {@link Append}'s to resolve,
 * all other writes can be repeated.
 */
final class PostgresDatabase implements Database {
    /** A statement that takes longer is lost with its server: a paused machine, a cut network. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final String CONNECTION_EXCEPTIONS = "08";
    /** The server shuts down, crashed, is not up yet, dropped the database, ended an idle session. */
    private static final Set<String> SERVER_GONE = Set.of("57P01", "57P02", "57P03", "57P04", "57P05");

    private static final Migrations TABLES = new Migrations("db/devshard/postgres");

    private final String name;
    private final PostgresPool pool;

    private PostgresDatabase(String name, PostgresPool pool) {
        this.name = name;
        this.pool = pool;
    }

    /** Connects, and brings the tables up to date. */
    static PostgresDatabase open(PostgresSettings settings) {
        PGSimpleDataSource server = server(settings);
        try (Connection probe = server.getConnection()) {
            probe.getMetaData();
        } catch (SQLException unreachable) {
            throw new StorageUnavailable(settings + " cannot be reached: " + unreachable.getMessage(), unreachable);
        }
        PostgresPool pool = new PostgresPool(settings, server);
        try {
            TABLES.apply(pool.source());
        } catch (RuntimeException unusable) {
            pool.close();
            throw new StorageUnavailable(settings + " cannot be used: " + unusable.getMessage(), unusable);
        }
        return new PostgresDatabase(settings.toString(), pool);
    }

    @Override
    public <T> T read(Work<T> work) {
        return run(work);
    }

    @Override
    public <T> T write(Work<T> work) {
        return run(connection -> Transaction.OF_THE_DRIVER.run(connection, work));
    }

    private <T> T run(Work<T> work) {
        try {
            return onConnection(work);
        } catch (SQLException failed) {
            if (!isLost(failed)) {
                throw failure(failed);
            }
        }
        pool.dropConnections();
        try {
            return onConnection(work);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private <T> T onConnection(Work<T> work) throws SQLException {
        try (Connection connection = connection()) {
            return work.on(connection);
        }
    }

    /** Apart from the work: a server that cannot be reached now is not worth a second try. */
    private Connection connection() {
        try {
            return pool.connection();
        } catch (SQLException unreachable) {
            throw failure(unreachable);
        }
    }

    private static boolean isLost(SQLException failed) {
        String state = failed.getSQLState();
        return state != null && (state.startsWith(CONNECTION_EXCEPTIONS) || SERVER_GONE.contains(state));
    }

    private StorageFailure failure(SQLException cause) {
        return new StorageFailure(this + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String toString() {
        return name;
    }

    private static PGSimpleDataSource server(PostgresSettings settings) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setServerNames(new String[] {settings.host()});
        server.setPortNumbers(new int[] {settings.port()});
        server.setDatabaseName(settings.database());
        server.setUser(settings.user());
        if (!settings.password().isEmpty()) {
            server.setPassword(settings.password());
        }
        server.setConnectTimeout(seconds(settings.connectTimeout()));
        server.setLoginTimeout(seconds(settings.connectTimeout()));
        server.setSocketTimeout(seconds(SILENCE));
        server.setTcpKeepAlive(true);
        server.setApplicationName("assay");
        return server;
    }

    /** The driver counts whole seconds. */
    private static int seconds(Duration duration) {
        return (int) Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
