package dev.assay.devshard.host.engine;

/**
 * One job for an engine: the request body the application sent, and what the start message committed to. Only committed
 * facts are here, so a validator that holds the prompt and the record runs exactly the executor's job.
 *
 * @param body JSON of a chat completion request, UTF-8
 * @param maxTokens most tokens the answer may have; 0 = no limit
 * @param startedAt unix seconds of the start message; the only clock an answer may show
 */
public record Prompt(byte[] body, String model, long maxTokens, long startedAt) {}
