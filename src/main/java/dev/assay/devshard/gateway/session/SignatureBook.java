package dev.assay.devshard.gateway.session;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StorageFailure;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The group's state signatures by nonce and slot. Only verified ones come in (D10, D30), and what came in stays, also over a
 * restart (D33). Storing them is left to moments when no client waits.
 */
final class SignatureBook {
    private final String escrowId;
    private final SessionStore store;
    private final Signers signers;
    private final NavigableMap<Long, SortedMap<Integer, byte[]>> signatures = new TreeMap<>();
    private final Queue<Unsaved> unsaved = new ConcurrentLinkedQueue<>();

    private record Unsaved(long nonce, int slot, byte[] signature) {}

    SignatureBook(String escrowId, SessionStore store, Signers signers) {
        this.escrowId = escrowId;
        this.store = store;
        this.signers = signers;
        store.allSignatures(escrowId).forEach((nonce, slots) -> signatures.put(nonce, new TreeMap<>(slots)));
    }

    /** Keeps a verified signature for every slot of a member that it counts for. Lasting once {@link #save} returns. */
    void keep(Ledger ledger, Address member, HostProof.SignedState state) {
        ledger.terms().group().slotsOf(member).stream()
                .filter(slot -> signers.countsFor(ledger, slot, state.signer()))
                .filter(slot -> add(state.nonce(), slot, state.signature()))
                .forEach(slot -> unsaved.add(new Unsaved(state.nonce(), slot, state.signature())));
    }

    private synchronized boolean add(long nonce, int slot, byte[] signature) {
        return signatures.computeIfAbsent(nonce, n -> new TreeMap<>()).putIfAbsent(slot, signature) == null;
    }

    /** Stores what was kept since. A failure loses nothing but time: what is left is stored by the next call. */
    void save() {
        for (Unsaved next = unsaved.poll(); next != null; next = unsaved.poll()) {
            try {
                store.putSignatures(escrowId, next.nonce(), Map.of(next.slot(), next.signature()));
            } catch (StorageFailure failure) {
                unsaved.add(next);
                throw failure;
            }
        }
    }

    /** By slot, ascending. */
    synchronized SortedMap<Integer, byte[]> at(long nonce) {
        return new TreeMap<>(signatures.getOrDefault(nonce, Collections.emptySortedMap()));
    }

    /** How many slots signed, by nonce, ascending. */
    synchronized NavigableMap<Long, Integer> weights() {
        NavigableMap<Long, Integer> weights = new TreeMap<>();
        signatures.forEach((nonce, slots) -> weights.put(nonce, slots.size()));
        return weights;
    }

    /** The highest nonce at which this slot signed; 0 if it never did. */
    synchronized long latest(int slot) {
        for (Map.Entry<Long, SortedMap<Integer, byte[]>> entry :
                signatures.descendingMap().entrySet()) {
            if (entry.getValue().containsKey(slot)) {
                return entry.getKey();
            }
        }
        return 0;
    }
}
