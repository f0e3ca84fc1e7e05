package dev.assay.devshard.host.session;

import dev.assay.devshard.protocol.Hash;

/**
 * This host's word for a state (contract 3.4).
 *
 * @param signature 65 bytes over root, escrow id and nonce
 */
public record StateAttestation(long nonce, Hash root, byte[] signature) {}
