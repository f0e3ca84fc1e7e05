package dev.assay.engine.generation;

import java.util.Map;

/**
 * How a token is chosen.
 *
 * @param temperature 0 takes the likeliest always
 * @param topP only the likeliest tokens whose chances add up to this much; 1 = all
 * @param frequencyPenalty taken off a token's logit for each time it was chosen already
 * @param presencePenalty taken off once
 * @param bias added to the logits of these tokens
 * @param seed the same seed, prompt and settings give the same answer
 */
public record Sampling(
        double temperature,
        double topP,
        double frequencyPenalty,
        double presencePenalty,
        Map<Integer, Double> bias,
        long seed) {
    /** The likeliest token, always. */
    public static final Sampling GREEDY = new Sampling(0, 1, 0, 0, Map.of(), 0);

    public Sampling {
        bias = Map.copyOf(bias);
    }

    public static Sampling of(double temperature, long seed) {
        return new Sampling(temperature, 1, 0, 0, Map.of(), seed);
    }

    /** The same choice of settings for another of several answers: it draws differently. */
    public Sampling forChoice(int index) {
        return new Sampling(temperature, topP, frequencyPenalty, presencePenalty, bias, seed + index);
    }

    boolean isGreedy() {
        return temperature == 0;
    }
}
