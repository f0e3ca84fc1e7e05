package dev.assay.devshard.storage;

import java.util.List;

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
}
