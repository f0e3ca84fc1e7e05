package dev.assay.devshard.gateway.session;

import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.json.DiffJson;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StoredDiff;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The diffs composed so far: all roots and the latest diffs at hand, older diffs read from the store when a host lacks them. */
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

    synchronized void add(StoredDiff diff) {
        roots.add(Hash.of(diff.stateHash()));
        latest.addLast(json(diff));
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
                .map(DiffLog::json)
                .toList());
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

    private static DiffJson json(StoredDiff diff) {
        byte[] root = diff.postStateRoot();
        return new DiffJson(diff.nonce(), diff.txs(), diff.userSignature(), root.length == 0 ? null : root);
    }
}
