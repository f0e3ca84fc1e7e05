package dev.assay.devshard.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A small pool that opens connections when they are wanted and lets idle ones go.
 *
 * <p>While the server is away, HikariCP pauses between its attempts, up to five seconds, and a caller who comes when the
 * server is back waits for the end of such a pause, or in vain. Therefore a pool that could not give its first connection
 * is spent: who comes next asks the server directly, fails at once if it is still away, and starts a new pool if it is
 * not.
 */
final class PostgresPool implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 4;
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration SHORTEST_PATIENCE = Duration.ofMillis(500);

    private final PostgresSettings settings;
    private final PGSimpleDataSource server;
    private final long patienceMillis;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile HikariDataSource pool;
    private volatile boolean spent;
    private volatile boolean closed;

    PostgresPool(PostgresSettings settings, PGSimpleDataSource server) {
        this.settings = settings;
        this.server = server;
        this.patienceMillis = Math.max(settings.connectTimeout().toMillis(), SHORTEST_PATIENCE.toMillis());
        this.pool = newPool();
    }

    /** A connection to be closed after use; waits for one as long as connecting may take. */
    Connection connection() throws SQLException {
        if (spent) {
            renew();
        }
        HikariDataSource current = pool;
        try {
            return current.getConnection();
        } catch (SQLTransientConnectionException none) {
            if (current == pool && current.getHikariPoolMXBean().getTotalConnections() == 0) {
                spent = true;
            }
            throw none;
        }
    }

    /** For those who take connections by themselves. */
    DataSource source() {
        return pool;
    }

    /** One asks, the others wait for what it finds. */
    private void renew() throws SQLException {
        if (!await(asking)) {
            throw new SQLTransientConnectionException("the server is away");
        }
        try {
            if (spent && !closed) {
                server.getConnection().close();
                HikariDataSource old = pool;
                pool = newPool();
                spent = false;
                old.close();
            }
        } finally {
            asking.unlock();
        }
    }

    private boolean await(ReentrantLock lock) throws SQLException {
        try {
            return lock.tryLock(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while the server is away", interrupted);
        }
    }

    /** Closes what is idle now, and what is in use when it comes back. */
    void dropConnections() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        asking.lock();
        try {
            closed = true;
            pool.close();
        } finally {
            asking.unlock();
        }
    }

    private HikariDataSource newPool() {
        HikariConfig config = new HikariConfig();
        config.setPoolName(settings.address());
        config.setDataSource(server);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setConnectionTimeout(patienceMillis);
        config.setValidationTimeout(patienceMillis / 2);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
