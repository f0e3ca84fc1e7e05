package dev.assay.acceptance.world;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The last question, asked with one seed after another: what chance and the settings for it make of the answer. */
public final class SampledAnswers {
    private static final int FIRST_SEED = 100;
    private static final int SEEDS = 8;

    private final Prompter prompter;
    private final TreeMap<Integer, Long> letters = new TreeMap<>();

    public SampledAnswers(Prompter prompter) {
        this.prompter = prompter;
    }

    /** One text a seed. */
    public List<String> textsOfSeeds() {
        return IntStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
                .mapToObj(this::textOfSeed)
                .toList();
    }

    /** Asks with each of these penalties, and counts how many different letters each answer has, over all seeds. */
    public void asksWith(String penalty, String prompt, int... values) {
        for (int value : values) {
            prompter.wishes(penalty, Integer.toString(value));
            prompter.asks(prompt);
            letters.put(
                    value,
                    textsOfSeeds().stream()
                            .mapToLong(text -> text.codePoints().distinct().count())
                            .sum());
        }
    }

    /** How many different letters, lowest penalty first. */
    public List<Long> letters() {
        return List.copyOf(letters.values());
    }

    private String textOfSeed(int seed) {
        prompter.wishes("seed", Integer.toString(seed));
        prompter.asksAgain();
        return prompter.last().text();
    }
}
