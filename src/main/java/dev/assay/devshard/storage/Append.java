package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The transaction that adds diffs.
 *
 * <p>The guard is the session row: with each diff its latest nonce moves from {@code n-1} to {@code n} or the transaction
 * ends there, so of two writers of nonce n, in this process or another, one finds the row already moved. It is also the one
 * write that cannot simply be repeated: when the connection is lost at the commit and the database runs this again, our own
 * diffs may be there. Then, and only then, finding exactly our diffs means success.
 */
final class Append implements Database.Work<Void> {
    private final String escrowId;
    private final List<Addition> next;
    private boolean repeated;

    Append(String escrowId, List<Addition> next) {
        this.escrowId = escrowId;
        this.next = List.copyOf(next);
    }

    @Override
    public Void on(Connection connection) throws SQLException {
        boolean mayHaveHappened = repeated;
        repeated = true;
        for (Addition each : next) {
            if (SessionTable.advance(connection, escrowId, each.diff().nonce())) {
                add(connection, each);
            } else {
                long latest = SessionTable.latestNonce(connection, escrowId);
                if (!mayHaveHappened || !isStored(connection, each.diff())) {
                    throw new NonceConflict(escrowId, latest + 1, each.diff().nonce());
                }
            }
        }
        return null;
    }

    private void add(Connection connection, Addition each) throws SQLException {
        DiffTable.add(connection, escrowId, each.diff());
        SignatureTable.addIfAbsent(connection, escrowId, each.diff().nonce(), each.signaturesBySlot());
        SealTable.add(connection, escrowId, each.sealed());
        WorkTable.letGo(connection, escrowId, each.sealed());
        OrderTable.change(connection, escrowId, each.orders());
    }

    private boolean isStored(Connection connection, StoredDiff diff) throws SQLException {
        return DiffTable.between(connection, escrowId, diff.nonce(), diff.nonce())
                .contains(diff);
    }
}
