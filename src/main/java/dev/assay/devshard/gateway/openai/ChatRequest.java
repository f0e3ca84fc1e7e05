package dev.assay.devshard.gateway.openai;

import com.google.protobuf.ByteString;

/**
 * A chat request as the network gets it.
 *
 * @param prompt the normalised body (contract 2.1), UTF-8 JSON; what the host executes and what the prompt hash covers
 * @param inputTokens the gateway's estimate of prompt tokens, at least 1; reserved on the ledger as {@code input_length}
 * @param maxTokens the most tokens the answer may have
 */
public record ChatRequest(String model, boolean stream, long inputTokens, long maxTokens, ByteString prompt) {
    /** What the cache is asked by: two requests with the same key are the same question (contract 2.1). */
    public String cacheKey() {
        return model + '\0' + prompt.toStringUtf8();
    }
}
