package dev.assay.engine.generation;

import dev.assay.engine.text.Tokens;
import java.util.List;

/**
 * What is to be generated.
 *
 * @param prompt at least one token, fewer than the model's context
 * @param maxTokens at least 1; what does not fit into the context is not generated either
 * @param stops texts that end the answer; they are not part of it
 * @param form what the answer has to look like
 * @param topChances how many alternatives each token's chances list; negative = no chances at all
 */
public record GenerationRequest(
        Tokens prompt, int maxTokens, Sampling sampling, List<String> stops, AnswerForm form, int topChances) {
    public GenerationRequest {
        if (prompt.isEmpty() || maxTokens < 1) {
            throw new IllegalArgumentException(
                    "a prompt of " + prompt.size() + " tokens and a budget of " + maxTokens + " give no answer");
        }
        if (stops.contains("")) {
            throw new IllegalArgumentException("an empty stop sequence is everywhere");
        }
        stops = List.copyOf(stops);
    }

    /** Greedy, free text, nothing else asked. */
    public static GenerationRequest greedy(Tokens prompt, int maxTokens) {
        return new GenerationRequest(prompt, maxTokens, Sampling.GREEDY, List.of(), AnswerForm.TEXT, -1);
    }

    /** The same request for another of several answers. */
    public GenerationRequest forChoice(int index) {
        return new GenerationRequest(prompt, maxTokens, sampling.forChoice(index), stops, form, topChances);
    }

    boolean wantsChances() {
        return topChances >= 0;
    }
}
