package dev.assay.devshard.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The store on either database; the statements are the same. */
final class JdbcSessionStore implements SessionStore {
    private final Database database;

    JdbcSessionStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<StoredSession> find(String escrowId) {
        return database.read(connection -> SessionTable.find(connection, escrowId));
    }

    @Override
    public void create(StoredSession session) {
        if (session.version().isBlank()) {
            throw new VersionRequired(session.escrowId());
        }
        database.write(connection -> {
            if (!SessionTable.addIfAbsent(connection, session)) {
                SessionConflict.refuseDifferences(stored(connection, session.escrowId()), session);
            }
            return null;
        });
    }

    @Override
    public void append(String escrowId, List<Addition> next) {
        database.write(new Append(escrowId, next));
    }

    @Override
    public Optional<StoredOrder> order(String escrowId, long inferenceId) {
        return database.read(connection -> OrderTable.find(connection, escrowId, inferenceId));
    }

    @Override
    public List<StoredDiff> diffs(String escrowId, long from, long to) {
        return database.read(connection -> DiffTable.between(connection, escrowId, from, to));
    }

    @Override
    public void putSignatures(String escrowId, long nonce, Map<Integer, byte[]> signatures) {
        database.write(connection -> {
            SessionTable.latestNonce(connection, escrowId);
            SignatureTable.addIfAbsent(connection, escrowId, nonce, signatures);
            return null;
        });
    }

    @Override
    public SortedMap<Integer, byte[]> signatures(String escrowId, long nonce) {
        return database.read(connection -> SignatureTable.at(connection, escrowId, nonce));
    }

    @Override
    public SortedMap<Long, SortedMap<Integer, byte[]>> allSignatures(String escrowId) {
        return database.read(connection -> SignatureTable.all(connection, escrowId));
    }

    @Override
    public List<StoredSeal> seals(String escrowId) {
        return database.read(connection -> SealTable.all(connection, escrowId));
    }

    @Override
    public void keepWork(String escrowId, StoredWork work) {
        database.write(connection -> {
            SessionTable.latestNonce(connection, escrowId);
            WorkTable.addIfAbsent(connection, escrowId, work);
            return null;
        });
    }

    @Override
    public Optional<StoredWork> work(String escrowId, long inferenceId) {
        return database.read(connection -> WorkTable.find(connection, escrowId, inferenceId));
    }

    @Override
    public void markFinalized(String escrowId, long nonce) {
        database.write(connection -> {
            SessionTable.raiseFinalized(connection, escrowId, nonce);
            return null;
        });
    }

    @Override
    public void markSettled(String escrowId) {
        database.write(connection -> {
            SessionTable.settle(connection, escrowId);
            OrderTable.letGo(connection, escrowId);
            return null;
        });
    }

    @Override
    public List<String> escrows() {
        return database.read(SessionTable::active);
    }

    @Override
    public void ping() {
        holdsAnySession();
    }

    boolean holdsAnySession() {
        return database.read(SessionTable::holdsAny);
    }

    private static StoredSession stored(Connection connection, String escrowId) throws SQLException {
        return SessionTable.find(connection, escrowId).orElseThrow(() -> new SessionUnknown(escrowId));
    }

    @Override
    public void close() {
        database.close();
    }

    @Override
    public String toString() {
        return database.toString();
    }
}
