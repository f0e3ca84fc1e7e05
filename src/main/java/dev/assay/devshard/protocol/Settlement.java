package dev.assay.devshard.protocol;

import com.google.protobuf.ByteString;
import java.util.List;

/**
 * The root preimage parts and the signatures that the chain is given in the end (contract 2.4). A claim, not a
 * truth: the bytes are whatever came over the wire, and {@link SettlementVerifier} says what they are worth.
 *
 * @param version the state-root tag, such as {@code v2}; not the bind version
 * @param stateRoot informative; a verifier recomputes it
 * @param nonce the final nonce, unsigned
 * @param fees cumulated protocol fees, the create fee included
 */
public record Settlement(
        String escrowId,
        String version,
        ByteString stateRoot,
        long nonce,
        long fees,
        ByteString restHash,
        List<SlotStats> hostStats,
        List<SlotSignature> signatures) {
    public Settlement {
        hostStats = List.copyOf(hostStats);
        signatures = List.copyOf(signatures);
    }
}
