package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What other hosts have attested of nonces that this host has not come to yet. It waits until the diff is applied here,
 * and is then stored with it, so that every signature reaches every host by gossip alone (D39). A slot speaks once of a
 * nonce. Where slots disagree about a root, each word waits: the diff decides whose was right, and a liar who spoke
 * first hides nobody.
 *
 * <p>What waits is bounded for each slot, so that no host can push out the words of another; beyond the bound the words
 * about the nearest nonces stay. Lost with the process: what is missing then is asked for again. Guarded by its
 * session's lock.
 */
final class Hearsay {
    /** Words that wait for a slot. */
    static final int KEPT_FOR_A_SLOT = 256;

    private final NavigableMap<Long, SortedMap<Integer, Word>> waiting = new TreeMap<>();
    private final Map<Integer, Long> furthest = new HashMap<>();

    private record Word(Hash root, Address signer, byte[] signature) {}

    /**
     * @param signer verified to speak for the slots
     * @param slots at least one, all of one validator
     */
    Heard hear(StateAttestation state, Address signer, List<Integer> slots) {
        slots.forEach(slot -> furthest.merge(slot, state.nonce(), Math::max));
        SortedMap<Integer, Word> there = waiting.getOrDefault(state.nonce(), new TreeMap<>());
        boolean first = there.isEmpty();
        boolean disputed = there.values().stream().anyMatch(word -> !word.root().equals(state.root()));
        Word word = new Word(state.root(), signer, state.signature());
        boolean kept = false;
        for (int slot : slots) {
            kept |= !there.containsKey(slot) && keep(state.nonce(), slot, word);
        }
        if (disputed) {
            return Heard.EQUIVOCATION;
        }
        if (!kept) {
            return Heard.KNOWN;
        }
        return first ? Heard.FIRST : Heard.NEWS;
    }

    private boolean keep(long nonce, int slot, Word word) {
        List<Long> own = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(slot))
                .map(Map.Entry::getKey)
                .toList();
        if (own.size() >= KEPT_FOR_A_SLOT) {
            long last = own.get(own.size() - 1);
            if (last < nonce) {
                return false;
            }
            forget(last, slot);
        }
        waiting.computeIfAbsent(nonce, unheard -> new TreeMap<>()).put(slot, word);
        return true;
    }

    private void forget(long nonce, int slot) {
        SortedMap<Integer, Word> there = waiting.get(nonce);
        there.remove(slot);
        if (there.isEmpty()) {
            waiting.remove(nonce);
        }
    }

    /** The signatures that were given for this very state, by slot. */
    SortedMap<Integer, byte[]> of(Ledger state) {
        SortedMap<Integer, byte[]> signatures = new TreeMap<>();
        waiting.getOrDefault(state.nonce(), new TreeMap<>()).forEach((slot, word) -> {
            if (word.root().equals(state.root()) && SlotSigners.stillHolds(state, slot, word.signer())) {
                signatures.put(slot, word.signature());
            }
        });
        return signatures;
    }

    /** Forgets what this host has come to. */
    void forgetUpTo(long nonce) {
        waiting.headMap(nonce, true).clear();
    }

    /** The highest nonce that any slot has attested; 0 if none ever has. */
    long furthest() {
        return furthest.values().stream().max(Comparator.naturalOrder()).orElse(0L);
    }
}
