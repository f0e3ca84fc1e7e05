package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The statements of table {@code signatures}. */
final class SignatureTable {
    private SignatureTable() {}

    /** Adds what is not there yet. In the order of slots, so that two writers never wait for each other in a circle. */
    static void addIfAbsent(Connection connection, String escrowId, long nonce, Map<Integer, byte[]> bySlot)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        new TreeMap<>(bySlot).forEach((slot, signature) -> rows.add(new Object[] {escrowId, nonce, slot, signature}));
        Sql.updates(connection, """
                insert into signatures (escrow_id, nonce, slot, sig) values (?, ?, ?, ?)
                on conflict (escrow_id, nonce, slot) do nothing""", rows);
    }

    static SortedMap<Integer, byte[]> at(Connection connection, String escrowId, long nonce) throws SQLException {
        return byNonce(Sql.list(
                        connection,
                        Signature::new,
                        "select nonce, slot, sig from signatures where escrow_id = ? and nonce = ?",
                        escrowId,
                        nonce))
                .getOrDefault(nonce, new TreeMap<>());
    }

    static SortedMap<Long, SortedMap<Integer, byte[]>> all(Connection connection, String escrowId) throws SQLException {
        return byNonce(Sql.list(
                connection, Signature::new, "select nonce, slot, sig from signatures where escrow_id = ?", escrowId));
    }

    private static TreeMap<Long, SortedMap<Integer, byte[]>> byNonce(List<Signature> signatures) {
        TreeMap<Long, SortedMap<Integer, byte[]>> result = new TreeMap<>();
        for (Signature signature : signatures) {
            result.computeIfAbsent(signature.nonce(), unseen -> new TreeMap<>())
                    .put(signature.slot(), signature.bytes());
        }
        return result;
    }

    private record Signature(long nonce, int slot, byte[] bytes) {
        Signature(ResultSet row) throws SQLException {
            this(row.getLong(1), row.getInt(2), row.getBytes(3));
        }
    }
}
