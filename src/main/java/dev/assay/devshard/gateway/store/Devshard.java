package dev.assay.devshard.gateway.store;

import java.util.Optional;

/**
 * An escrow this gateway was told to serve. The private key, or the name of the environment variable that holds it, is
 * never printed.
 *
 * @param active whether it takes inferences; {@code reason} says why not
 */
public record Devshard(
        String escrowId,
        Optional<String> privateKey,
        Optional<String> privateKeyEnv,
        Optional<String> model,
        Optional<String> protocolVersion,
        Optional<String> storagePath,
        boolean active,
        String reason) {
    public Devshard deactivated(String why) {
        return new Devshard(escrowId, privateKey, privateKeyEnv, model, protocolVersion, storagePath, false, why);
    }

    /** What may be written down of an escrow whose key comes from the environment at every start. */
    public Devshard withoutKey() {
        return new Devshard(
                escrowId, Optional.empty(), privateKeyEnv, model, protocolVersion, storagePath, active, reason);
    }

    @Override
    public String toString() {
        return "devshard " + escrowId + (active ? " active" : " inactive: " + reason);
    }
}
