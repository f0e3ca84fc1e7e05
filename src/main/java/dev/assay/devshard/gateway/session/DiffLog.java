package dev.assay.devshard.gateway.session;

import dev.assay.devshard.ledger.Sealed;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.json.DiffJson;
import dev.assay.devshard.recovery.StoredForm;
import dev.assay.devshard.storage.OrderChange;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StorageFailure;
import dev.assay.devshard.storage.StoredDiff;
import dev.assay.devshard.storage.StoredOrder;
import dev.assay.devshard.storage.StoredSeal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The diffs composed so far, and what they sealed: all roots and the latest diffs at hand, the rest read from the store
 * when a host lacks it.
 */
final class DiffLog {
    private static final int AT_HAND = 256;

    private final String escrowId;
    private final SessionStore store;
    private final List<Hash> roots = new ArrayList<>();
    private final Deque<DiffJson> latest = new ArrayDeque<>();

    /** @param initial the root before the first diff */
    DiffLog(String escrowId, SessionStore store, Hash initial) {
        this.escrowId = escrowId;
        this.store = store;
        roots.add(initial);
    }

    /** Stores a diff. A write whose acknowledgement was lost has either happened or not: the store knows. */
    void append(StoredDiff diff, List<Sealed> sealed, OrderChange orders) {
        try {
            store.append(escrowId, diff, List.of(), StoredForm.of(sealed), orders);
        } catch (StorageFailure unknown) {
            if (!store.diffs(escrowId, diff.nonce(), diff.nonce()).contains(diff)) {
                throw unknown;
            }
        }
        add(diff);
    }

    /** Takes a diff that is stored. */
    synchronized void add(StoredDiff diff) {
        roots.add(Hash.of(diff.stateHash()));
        latest.addLast(StoredForm.json(diff));
        if (latest.size() > AT_HAND) {
            latest.removeFirst();
        }
    }

    /** Our root after that diff; empty for a nonce that was never composed. */
    synchronized Optional<Hash> root(long nonce) {
        return nonce < 0 || nonce >= roots.size() ? Optional.empty() : Optional.of(roots.get((int) nonce));
    }

    /** Both bounds included, ascending. */
    List<DiffJson> range(long from, long to) {
        return atHand(from, to).orElseGet(() -> store.diffs(escrowId, from, to).stream()
                .map(StoredForm::json)
                .toList());
    }

    /** What was ordered under this id, while that is open. */
    Optional<StoredOrder> order(long inferenceId) {
        return store.order(escrowId, inferenceId);
    }

    /** The sealed inferences, as they were then. */
    List<Inference> sealed() {
        return store.seals(escrowId).stream().map(DiffLog::inference).toList();
    }

    private static Inference inference(StoredSeal seal) {
        try {
            return Inference.read(seal.record());
        } catch (MalformedMessage e) {
            throw new IllegalStateException("stored " + seal + " cannot be read", e);
        }
    }

    private synchronized Optional<List<DiffJson>> atHand(long from, long to) {
        if (from > to) {
            return Optional.of(List.of());
        }
        if (latest.isEmpty() || from < latest.getFirst().nonce()) {
            return Optional.empty();
        }
        return Optional.of(latest.stream()
                .filter(diff -> diff.nonce() >= from && diff.nonce() <= to)
                .toList());
    }
}
