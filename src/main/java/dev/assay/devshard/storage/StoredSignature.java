package dev.assay.devshard.storage;

import java.util.Objects;

/**
 * A verified state signature for one slot at the nonce of the diff it is kept with: our own, or one that another host
 * gave early.
 *
 * @param signature 65 bytes
 */
public record StoredSignature(int slot, byte[] signature) {
    public StoredSignature {
        Objects.requireNonNull(signature, "signature");
    }
}
