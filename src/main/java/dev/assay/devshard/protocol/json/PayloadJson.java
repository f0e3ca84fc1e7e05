package dev.assay.devshard.protocol.json;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the executor needs to run an inference (contract 2.5).
 *
 * @param prompt the request body the prompt hash is of; base64 in JSON
 * @param startedAt unix seconds
 */
public record PayloadJson(
        @JsonProperty("prompt") byte[] prompt,
        @JsonProperty("model") String model,
        @JsonProperty("input_length") long inputLength,
        @JsonProperty("max_tokens") long maxTokens,
        @JsonProperty("started_at") long startedAt) {}
