package dev.assay.acceptance.client;

/**
 * The signatures of the state after one nonce.
 *
 * @param weight the slots they stand for
 * @param quorum the slots that are needed
 */
public record CollectedSignatures(long nonce, long weight, long quorum, long totalSlots, boolean hasQuorum) {
    static CollectedSignatures of(Document document) {
        return of(document, document.number("quorum_threshold"));
    }

    static CollectedSignatures of(Document document, long quorum) {
        return new CollectedSignatures(
                document.number("nonce"),
                document.number("sig_weight"),
                quorum,
                document.number("total_slots"),
                document.flag("has_quorum"));
    }
}
