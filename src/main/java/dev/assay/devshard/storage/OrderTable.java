package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The statements of table {@code open_orders}. */
final class OrderTable {
    private OrderTable() {}

    static void change(Connection connection, String escrowId, OrderChange change) throws SQLException {
        if (change.opened().isPresent()) {
            open(connection, escrowId, change.opened().get());
        }
        List<Object[]> rows =
                change.closed().stream().map(id -> new Object[] {escrowId, id}).toList();
        Sql.updates(connection, "delete from open_orders where escrow_id = ? and inference_id = ?", rows);
    }

    private static void open(Connection connection, String escrowId, StoredOrder order) throws SQLException {
        Sql.update(
                connection,
                "insert into open_orders (escrow_id, inference_id, prompt) values (?, ?, ?)",
                escrowId,
                order.inferenceId(),
                order.prompt());
    }

    /** After the settlement nothing is asked for any more. */
    static void letGo(Connection connection, String escrowId) throws SQLException {
        Sql.update(connection, "delete from open_orders where escrow_id = ?", escrowId);
    }

    static Optional<StoredOrder> find(Connection connection, String escrowId, long inferenceId) throws SQLException {
        return Sql.first(
                connection,
                row -> new StoredOrder(inferenceId, row.getBytes(1)),
                "select prompt from open_orders where escrow_id = ? and inference_id = ?",
                escrowId,
                inferenceId);
    }
}
