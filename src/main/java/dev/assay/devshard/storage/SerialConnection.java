package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * One connection that threads use in turn, in the order they came. Opened at first use; after an error of the database it
 * is thrown away, and the next user gets a new one.
 */
final class SerialConnection implements AutoCloseable {
    private final DataSource source;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Connection connection;
    private boolean closed;

    SerialConnection(DataSource source) {
        this.source = source;
    }

    <T> T use(Database.Work<T> work) throws SQLException {
        turn.lock();
        try {
            return work.on(open());
        } catch (SQLException broken) {
            discard(broken);
            throw broken;
        } finally {
            turn.unlock();
        }
    }

    private Connection open() throws SQLException {
        if (closed) {
            throw new SQLException("the store is closed");
        }
        if (connection == null) {
            connection = source.getConnection();
        }
        return connection;
    }

    private void discard(SQLException reason) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException unclosable) {
            reason.addSuppressed(unclosable);
        }
        connection = null;
    }

    @Override
    public void close() throws SQLException {
        turn.lock();
        try {
            closed = true;
            if (connection != null) {
                connection.close();
                connection = null;
            }
        } finally {
            turn.unlock();
        }
    }
}
