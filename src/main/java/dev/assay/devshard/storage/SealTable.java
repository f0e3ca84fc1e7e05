package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements of table {@code sealed_inferences}. */
final class SealTable {
    private SealTable() {}

    static void add(Connection connection, String escrowId, List<StoredSeal> seals) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (StoredSeal seal : seals) {
            rows.add(new Object[] {escrowId, seal.inferenceId(), seal.sealedNonce(), seal.record()});
        }
        Sql.updates(
                connection,
                "insert into sealed_inferences (escrow_id, inference_id, sealed_nonce, record_proto)"
                        + " values (?, ?, ?, ?)",
                rows);
    }

    static List<StoredSeal> all(Connection connection, String escrowId) throws SQLException {
        return Sql.list(
                connection, row -> new StoredSeal(row.getLong(1), row.getLong(2), row.getBytes(3)), """
                select inference_id, sealed_nonce, record_proto from sealed_inferences
                 where escrow_id = ? order by sealed_nonce, inference_id""", escrowId);
    }
}
