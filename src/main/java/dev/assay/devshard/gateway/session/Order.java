package dev.assay.devshard.gateway.session;

import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.wire.Start;
import java.time.Instant;

/**
 * What an inference is to be, before it has a nonce.
 *
 * @param startedAt unix seconds
 */
record Order(byte[] prompt, Hash promptHash, String model, long inputTokens, long maxTokens, long startedAt) {
    /** The same, begun then. */
    Order at(Instant now) {
        return new Order(prompt, promptHash, model, inputTokens, maxTokens, now.getEpochSecond());
    }

    Start start(long nonce) {
        return Start.newBuilder()
                .setInferenceId(nonce)
                .setPromptHash(promptHash.byteString())
                .setModel(model)
                .setInputLength(inputTokens)
                .setMaxTokens(maxTokens)
                .setStartedAt(startedAt)
                .build();
    }

    PayloadJson payload() {
        return new PayloadJson(prompt, model, inputTokens, maxTokens, startedAt);
    }
}
