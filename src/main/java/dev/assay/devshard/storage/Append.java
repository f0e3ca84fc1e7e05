package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The transaction that adds one diff.
 *
 * <p>The guard is the session row: its latest nonce moves from {@code n-1} to {@code n} or the transaction ends there, so
 * of two writers of nonce n, in this process or another, one finds the row already moved. It is also the one write that
 * cannot simply be repeated: when the connection is lost at the commit and the database runs this again, our own diff may
 * be there. Then, and only then, finding exactly our diff means success.
 */
final class Append implements Database.Work<Void> {
    private final String escrowId;
    private final StoredDiff diff;
    private final Map<Integer, byte[]> own = new HashMap<>();
    private final List<StoredSeal> sealed;
    private final OrderChange orders;
    private boolean repeated;

    Append(String escrowId, StoredDiff diff, List<StoredSignature> own, List<StoredSeal> sealed, OrderChange orders) {
        this.escrowId = escrowId;
        this.diff = diff;
        own.forEach(signature -> this.own.put(signature.slot(), signature.signature()));
        this.sealed = List.copyOf(sealed);
        this.orders = orders;
    }

    @Override
    public Void on(Connection connection) throws SQLException {
        boolean mayHaveHappened = repeated;
        repeated = true;
        if (!SessionTable.advance(connection, escrowId, diff.nonce())) {
            long latest = SessionTable.latestNonce(connection, escrowId);
            if (mayHaveHappened && isStored(connection)) {
                return null;
            }
            throw new NonceConflict(escrowId, latest + 1, diff.nonce());
        }
        DiffTable.add(connection, escrowId, diff);
        SignatureTable.addIfAbsent(connection, escrowId, diff.nonce(), own);
        SealTable.add(connection, escrowId, sealed);
        WorkTable.letGo(connection, escrowId, sealed);
        OrderTable.change(connection, escrowId, orders);
        return null;
    }

    private boolean isStored(Connection connection) throws SQLException {
        return DiffTable.between(connection, escrowId, diff.nonce(), diff.nonce())
                .contains(diff);
    }
}
