package dev.assay.engine.generation;

import dev.assay.engine.text.Vocabulary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/** Chooses the tokens of one answer. Ties go to the lower id, so that greedy is one answer everywhere. */
final class Chooser {
    private final Sampling sampling;
    private final Random random;
    private final int[] chosen = new int[Vocabulary.SIZE];

    Chooser(Sampling sampling) {
        this.sampling = sampling;
        this.random = new Random(sampling.seed());
    }

    /** One of the tokens that the guide allows. */
    int choose(float[] logits, Guide guide) {
        double[] scores = new double[Vocabulary.SIZE];
        for (int token = 0; token < scores.length; token++) {
            scores[token] = guide.allows(token) ? score(token, logits[token]) : Double.NEGATIVE_INFINITY;
        }
        int token = sampling.isGreedy() ? likeliest(scores) : drawn(scores);
        chosen[token]++;
        return token;
    }

    private double score(int token, double logit) {
        double biased = logit + sampling.bias().getOrDefault(token, 0.0);
        if (chosen[token] > 0) {
            biased -= sampling.presencePenalty() + chosen[token] * sampling.frequencyPenalty();
        }
        return biased;
    }

    private static int likeliest(double[] scores) {
        int best = 0;
        for (int token = 1; token < scores.length; token++) {
            if (scores[token] > scores[best]) {
                best = token;
            }
        }
        return best;
    }

    private int drawn(double[] scores) {
        double most = scores[likeliest(scores)];
        double[] weights = Arrays.stream(scores)
                .map(score -> Math.exp((score - most) / sampling.temperature()))
                .toArray();
        double total = Arrays.stream(weights).sum();
        int[] byWeight = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(token -> -weights[token]))
                .mapToInt(Integer::intValue)
                .toArray();
        double kept = 0;
        int count = 0;
        while (count < byWeight.length && (count == 0 || kept < sampling.topP() * total)) {
            kept += weights[byWeight[count++]];
        }
        double point = random.nextDouble() * kept;
        int place = 0;
        while (place < count - 1 && point >= weights[byWeight[place]]) {
            point -= weights[byWeight[place++]];
        }
        return byWeight[place];
    }
}
