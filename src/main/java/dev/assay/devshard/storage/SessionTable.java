package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The statements of table {@code sessions}. */
final class SessionTable {
    private SessionTable() {}

    static Optional<StoredSession> find(Connection connection, String escrowId) throws SQLException {
        return Sql.first(connection, SessionTable::session, """
                select escrow_id, epoch_id, version, creator_addr, config_json, group_json, initial_balance,
                       latest_nonce, last_finalized, status
                  from sessions where escrow_id = ?""", escrowId);
    }

    /** Adds the row unless the escrow has one; another process's unfinished insert is waited for. */
    static boolean addIfAbsent(Connection connection, StoredSession session) throws SQLException {
        return Sql.update(
                        connection,
                        """
                        insert into sessions (escrow_id, epoch_id, version, creator_addr, config_json, group_json,
                                              initial_balance)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (escrow_id) do nothing""",
                        session.escrowId(),
                        session.epoch(),
                        session.version(),
                        session.creator(),
                        session.termsJson(),
                        session.groupJson(),
                        session.initialBalance())
                == 1;
    }

    /** Moves the latest nonce from {@code nonce - 1} to {@code nonce}; false when it was not there. */
    static boolean advance(Connection connection, String escrowId, long nonce) throws SQLException {
        return Sql.update(
                        connection,
                        "update sessions set latest_nonce = ? where escrow_id = ? and latest_nonce = ?",
                        nonce,
                        escrowId,
                        nonce - 1)
                == 1;
    }

    static long latestNonce(Connection connection, String escrowId) throws SQLException {
        return Sql.first(
                        connection,
                        row -> row.getLong(1),
                        "select latest_nonce from sessions where escrow_id = ?",
                        escrowId)
                .orElseThrow(() -> new SessionUnknown(escrowId));
    }

    static void raiseFinalized(Connection connection, String escrowId, long nonce) throws SQLException {
        int touched = Sql.update(connection, """
                update sessions set last_finalized = case when last_finalized < ? then ? else last_finalized end
                 where escrow_id = ?""", nonce, nonce, escrowId);
        requireOne(touched, escrowId);
    }

    static void settle(Connection connection, String escrowId) throws SQLException {
        int touched = Sql.update(
                connection,
                "update sessions set status = ? where escrow_id = ?",
                SessionStatus.SETTLED.column(),
                escrowId);
        requireOne(touched, escrowId);
    }

    static List<String> active(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                row -> row.getString(1),
                "select escrow_id from sessions where status = ? order by escrow_id",
                SessionStatus.ACTIVE.column());
    }

    static boolean holdsAny(Connection connection) throws SQLException {
        return !Sql.list(connection, row -> row.getString(1), "select escrow_id from sessions limit 1")
                .isEmpty();
    }

    private static void requireOne(int touched, String escrowId) {
        if (touched == 0) {
            throw new SessionUnknown(escrowId);
        }
    }

    private static StoredSession session(ResultSet row) throws SQLException {
        return new StoredSession(
                row.getString("escrow_id"),
                row.getLong("epoch_id"),
                row.getString("version"),
                row.getString("creator_addr"),
                row.getString("config_json"),
                row.getString("group_json"),
                row.getLong("initial_balance"),
                row.getLong("latest_nonce"),
                row.getLong("last_finalized"),
                SessionStatus.ofColumn(row.getString("status")));
    }
}
