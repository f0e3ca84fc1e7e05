package dev.assay.devshard.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A store in front of another, which does everything. Who wants to look in or get in the way overrides what it is about. */
public abstract class StoreAround implements SessionStore {
    private final SessionStore store;

    protected StoreAround(SessionStore store) {
        this.store = store;
    }

    @Override
    public Optional<StoredSession> find(String escrowId) {
        return store.find(escrowId);
    }

    @Override
    public void create(StoredSession session) {
        store.create(session);
    }

    @Override
    public void append(String escrowId, List<Addition> next) {
        store.append(escrowId, next);
    }

    @Override
    public Optional<StoredOrder> order(String escrowId, long inferenceId) {
        return store.order(escrowId, inferenceId);
    }

    @Override
    public List<StoredDiff> diffs(String escrowId, long from, long to) {
        return store.diffs(escrowId, from, to);
    }

    @Override
    public void putSignatures(String escrowId, long nonce, Map<Integer, byte[]> signatures) {
        store.putSignatures(escrowId, nonce, signatures);
    }

    @Override
    public SortedMap<Integer, byte[]> signatures(String escrowId, long nonce) {
        return store.signatures(escrowId, nonce);
    }

    @Override
    public SortedMap<Long, SortedMap<Integer, byte[]>> allSignatures(String escrowId) {
        return store.allSignatures(escrowId);
    }

    @Override
    public List<StoredSeal> seals(String escrowId) {
        return store.seals(escrowId);
    }

    @Override
    public void keepWork(String escrowId, StoredWork work) {
        store.keepWork(escrowId, work);
    }

    @Override
    public Optional<StoredWork> work(String escrowId, long inferenceId) {
        return store.work(escrowId, inferenceId);
    }

    @Override
    public void markFinalized(String escrowId, long nonce) {
        store.markFinalized(escrowId, nonce);
    }

    @Override
    public void markSettled(String escrowId) {
        store.markSettled(escrowId);
    }

    @Override
    public List<String> escrows() {
        return store.escrows();
    }

    @Override
    public void ping() {
        store.ping();
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public String toString() {
        return store.toString();
    }
}
