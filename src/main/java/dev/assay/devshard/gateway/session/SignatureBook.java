package dev.assay.devshard.gateway.session;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The group's state signatures by nonce and slot. Only verified ones come in (D10, D30); what came in stays. */
final class SignatureBook {
    private final NavigableMap<Long, SortedMap<Integer, byte[]>> signatures = new TreeMap<>();

    SignatureBook(SortedMap<Long, SortedMap<Integer, byte[]>> stored) {
        stored.forEach((nonce, slots) -> signatures.put(nonce, new TreeMap<>(slots)));
    }

    /** True if the slot had none at that nonce. */
    synchronized boolean add(long nonce, int slot, byte[] signature) {
        return signatures.computeIfAbsent(nonce, n -> new TreeMap<>()).putIfAbsent(slot, signature) == null;
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
