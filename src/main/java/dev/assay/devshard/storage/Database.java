package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One database and the connections to it: all that differs between SQLite and PostgreSQL. The statements do not differ.
 *
 * <p>Whatever a piece of work throws undoes it; an {@link SQLException} leaves as {@link StorageFailure}. Work may be
 * run a second time when its connection was lost.
 */
interface Database extends AutoCloseable {

    /** What is done on a connection that belongs to it alone meanwhile. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Runs one select. */
    <T> T read(Work<T> work);

    /** Runs statements as one transaction: all of them, durably, or none. */
    <T> T write(Work<T> work);

    @Override
    void close();
}
