package dev.assay.engine.openai;

import dev.assay.engine.generation.GenerationRequest;

/**
 * A request for text that keeps to the schema.
 *
 * @param model the name the answer carries
 * @param choices how many answers are wanted
 * @param usageInStream whether the stream ends with the usage
 */
record ChatRequest(String model, GenerationRequest generation, int choices, boolean stream, boolean usageInStream) {}
