package dev.assay.engine.generation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Logits as logarithms of probabilities. */
final class Chances {
    private Chances() {}

    static TokenChance of(int token, float[] logits, int top) {
        double most = IntStream.range(0, logits.length)
                .mapToDouble(i -> logits[i])
                .max()
                .orElseThrow();
        double sum = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i] - most))
                .sum();
        double shift = most + Math.log(sum);
        List<TokenChance.Alternative> likeliest = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparingDouble(id -> -logits[id]))
                .limit(top)
                .map(id -> new TokenChance.Alternative(id, logits[id] - shift))
                .toList();
        return new TokenChance(token, logits[token] - shift, likeliest);
    }
}
