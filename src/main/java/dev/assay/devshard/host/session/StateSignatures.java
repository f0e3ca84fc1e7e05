package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StoredDiff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The group's verified state signatures at nonces that are on disk; a quorum of them is remembered as such (contract
 * 6.3).
 */
final class StateSignatures {
    private final SessionStore store;
    private final SessionTerms terms;

    StateSignatures(SessionStore store, SessionTerms terms) {
        this.store = store;
        this.terms = terms;
    }

    /** Keeps what is new; a slot's signature at a nonce is kept once. Whether anything was new. */
    boolean keep(long nonce, Map<Integer, byte[]> signatures) {
        Map<Integer, byte[]> kept = store.signatures(terms.escrowId(), nonce);
        Map<Integer, byte[]> fresh = new HashMap<>(signatures);
        fresh.keySet().removeAll(kept.keySet());
        if (!fresh.isEmpty()) {
            store.putSignatures(terms.escrowId(), nonce, fresh);
            remember(nonce, kept.size() + fresh.size());
        }
        return !fresh.isEmpty();
    }

    /** Remembers a nonce that so many slots have signed, if they are enough. */
    void remember(long nonce, int slots) {
        if (slots >= terms.group().quorum()) {
            store.markFinalized(terms.escrowId(), nonce);
        }
    }

    /** The root after a diff on disk; empty where there is no such diff. */
    Optional<Hash> rootAt(long nonce) {
        List<StoredDiff> diff = store.diffs(terms.escrowId(), nonce, nonce);
        return diff.stream().findFirst().map(StoredDiff::stateHash).map(Hash::of);
    }
}
