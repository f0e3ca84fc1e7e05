package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The statements of table {@code diffs}. */
final class DiffTable {
    private DiffTable() {}

    static void add(Connection connection, String escrowId, StoredDiff diff) throws SQLException {
        Sql.update(
                connection,
                """
                insert into diffs (escrow_id, nonce, txs_proto, user_sig, post_state_root, state_hash, warm_keys_json,
                                   created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                escrowId,
                diff.nonce(),
                diff.txs(),
                diff.userSignature(),
                diff.postStateRoot(),
                diff.stateHash(),
                WarmKeyColumn.write(diff.warmKeys()),
                diff.createdAt().toEpochMilli());
    }

    static List<StoredDiff> between(Connection connection, String escrowId, long from, long to) throws SQLException {
        return Sql.list(connection, DiffTable::diff, """
                select nonce, txs_proto, user_sig, post_state_root, state_hash, warm_keys_json, created_at
                  from diffs where escrow_id = ? and nonce >= ? and nonce <= ? order by nonce""", escrowId, from, to);
    }

    private static StoredDiff diff(ResultSet row) throws SQLException {
        return new StoredDiff(
                row.getLong(1),
                row.getBytes(2),
                row.getBytes(3),
                row.getBytes(4),
                row.getBytes(5),
                WarmKeyColumn.read(row.getString(6)),
                Instant.ofEpochMilli(row.getLong(7)));
    }
}
