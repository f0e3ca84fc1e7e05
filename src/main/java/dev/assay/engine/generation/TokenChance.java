package dev.assay.engine.generation;

import java.util.List;

/**
 * How likely a chosen token was, by the model alone: before temperature, bias and form.
 *
 * @param logprob natural logarithm
 * @param top the likeliest tokens in its place, likeliest first; as many as asked for
 */
public record TokenChance(int token, double logprob, List<Alternative> top) {
    public record Alternative(int token, double logprob) {}
}
