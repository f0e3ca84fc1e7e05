package dev.assay.acceptance.client;

import java.util.List;

/** Which states are signed by how many slots, as the gateway knows (GET debug/signatures). */
public record SignatureOverview(
        long currentNonce,
        long totalSlots,
        long quorumThreshold,
        long highestQuorumNonce,
        boolean hasQuorum,
        List<CollectedSignatures> nonces) {
    static SignatureOverview of(Document document) {
        long quorum = document.number("quorum_threshold");
        return new SignatureOverview(
                document.number("current_nonce"),
                document.number("total_slots"),
                quorum,
                document.number("highest_quorum_nonce"),
                document.flag("has_quorum"),
                document.each("nonces", each -> CollectedSignatures.of(each, quorum)));
    }
}
