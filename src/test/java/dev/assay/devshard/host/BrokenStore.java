package dev.assay.devshard.host;

import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.SessionStores;
import dev.assay.devshard.storage.StoredDiff;
import dev.assay.devshard.storage.StoredSeal;
import dev.assay.devshard.storage.StoredSession;
import dev.assay.devshard.storage.StoredSignature;
import dev.assay.devshard.storage.StoredWork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A store whose writes can fail, before or after they took effect, as a database does whose connection is cut. */
final class BrokenStore implements SessionStore {
    /** When an append breaks. */
    enum Breaks {
        NEVER,
        BEFORE,
        AFTER
    }

    private final SessionStore store;
    private final SessionStore dead;
    private volatile Breaks breaks = Breaks.NEVER;
    private volatile boolean keepWorkBreaks;

    BrokenStore(SessionStore store, Path elsewhere) {
        this.store = store;
        this.dead = SessionStores.sqlite(elsewhere);
        dead.close();
    }

    void appendBreaks(Breaks when) {
        breaks = when;
    }

    void keepWorkBreaks(boolean does) {
        keepWorkBreaks = does;
    }

    @Override
    public void append(String escrowId, StoredDiff diff, List<StoredSignature> own, List<StoredSeal> sealed) {
        if (breaks != Breaks.BEFORE) {
            store.append(escrowId, diff, own, sealed);
        }
        if (breaks != Breaks.NEVER) {
            dead.ping();
        }
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
        if (keepWorkBreaks) {
            dead.ping();
        }
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
}
