package dev.assay.devshard.host.session;

import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import java.util.List;
import java.util.Optional;

/**
 * What the owner sends (contract 2.5).
 *
 * @param diffs in the order to be applied; those the host knows are skipped
 * @param nonce the inference the payload is for
 * @param payload absent in a catch-up
 */
public record ChatRequest(List<SignedDiff> diffs, long nonce, Optional<PayloadJson> payload) {
    public ChatRequest {
        diffs = List.copyOf(diffs);
    }
}
