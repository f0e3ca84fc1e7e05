package dev.assay.devshard.storage;

import java.util.Objects;

/**
 * Our own state signature for one slot at the nonce of the diff it is kept with.
 *
 * @param slot one of our slots
 * @param signature 65 bytes
 */
public record StoredSignature(int slot, byte[] signature) {
    public StoredSignature {
        Objects.requireNonNull(signature, "signature");
    }
}
