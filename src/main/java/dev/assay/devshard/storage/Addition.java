package dev.assay.devshard.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A diff to be kept, with everything that becomes true with it.
 *
 * @param signatures state signatures at its nonce, each slot once
 * @param sealed the inferences sealed by it, whose executed work is let go
 * @param orders the orders it opens and closes
 */
public record Addition(StoredDiff diff, List<StoredSignature> signatures, List<StoredSeal> sealed, OrderChange orders) {
    public Addition {
        signatures = List.copyOf(signatures);
        sealed = List.copyOf(sealed);
    }

    /** The signatures by slot. */
    public Map<Integer, byte[]> signaturesBySlot() {
        Map<Integer, byte[]> bySlot = new HashMap<>();
        signatures.forEach(signature -> bySlot.put(signature.slot(), signature.signature()));
        return bySlot;
    }
}
