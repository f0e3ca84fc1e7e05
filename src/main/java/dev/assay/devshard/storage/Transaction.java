package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** How a database's transactions begin and end. */
enum Transaction {
    /** As JDBC has it. */
    OF_THE_DRIVER {
        @Override
        void begin(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
        }

        @Override
        void commit(Connection connection) throws SQLException {
            connection.commit();
        }

        @Override
        void rollback(Connection connection) throws SQLException {
            connection.rollback();
        }
    },

    /**
     * SQLite's own words. The write lock is taken at the beginning, so a transaction waits for its turn there and never
     * fails half-way. SQLite's driver would do the same, but begins the next transaction when one ends, and so shuts out
     * every other process for good.
     */
    IMMEDIATE {
        @Override
        void begin(Connection connection) throws SQLException {
            execute(connection, "begin immediate");
        }

        @Override
        void commit(Connection connection) throws SQLException {
            execute(connection, "commit");
        }

        @Override
        void rollback(Connection connection) throws SQLException {
            execute(connection, "rollback");
        }
    };

    abstract void begin(Connection connection) throws SQLException;

    abstract void commit(Connection connection) throws SQLException;

    abstract void rollback(Connection connection) throws SQLException;

    /** Does the work wholly or, when it throws, not at all. */
    <T> T run(Connection connection, Database.Work<T> work) throws SQLException {
        begin(connection);
        try {
            T result = work.on(connection);
            commit(connection);
            return result;
        } catch (SQLException | RuntimeException | Error undone) {
            try {
                rollback(connection);
            } catch (SQLException alreadyRolledBack) {
                undone.addSuppressed(alreadyRolledBack);
            }
            throw undone;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
