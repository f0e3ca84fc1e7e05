package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of table {@code executed_work}. */
final class WorkTable {
    private WorkTable() {}

    static void addIfAbsent(Connection connection, String escrowId, StoredWork work) throws SQLException {
        Sql.update(
                connection,
                """
                insert into executed_work (escrow_id, inference_id, receipt_sig, confirmed_at, prompt, response,
                                           finish_proto)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (escrow_id, inference_id) do nothing""",
                escrowId,
                work.inferenceId(),
                work.receiptSignature(),
                work.confirmedAt(),
                work.prompt(),
                work.response(),
                work.finish());
    }

    static Optional<StoredWork> find(Connection connection, String escrowId, long inferenceId) throws SQLException {
        return Sql.first(
                connection,
                row -> new StoredWork(
                        row.getLong(1),
                        row.getBytes(2),
                        row.getLong(3),
                        row.getBytes(4),
                        row.getBytes(5),
                        row.getBytes(6)),
                """
                select inference_id, receipt_sig, confirmed_at, prompt, response, finish_proto
                  from executed_work where escrow_id = ? and inference_id = ?""",
                escrowId,
                inferenceId);
    }

    /** Nobody may ask for the work of a sealed inference any more. */
    static void letGo(Connection connection, String escrowId, List<StoredSeal> sealed) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        sealed.forEach(seal -> rows.add(new Object[] {escrowId, seal.inferenceId()}));
        Sql.updates(connection, "delete from executed_work where escrow_id = ? and inference_id = ?", rows);
    }
}
