package dev.assay.acceptance.world;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text that a model is told to say exactly, and the words that tell it so. The texts are those that the model of the card
 * can say ({@code features/engine/README.md} has the figures): 1 to 32 bytes of letters, digits and {@code _ - . / : +}, each
 * fourth one a few words of small letters with a space between them.
 */
public record Echo(String order, String text) {
    private static final List<String> ORDERS = List.of(
            "Reply with exactly ",
            "Reply with exactly: ",
            "Respond exactly ",
            "Answer exactly ",
            "Say exactly ",
            "Repeat after me: ",
            "Echo: ");
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String CODE = SMALL + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:+";
    private static final int LONGEST = 32;
    private static final int LONGEST_WORD = 8;
    private static final long SEED = 20_261_121;

    /** So many different ones, in every kind of order; the same in every run, since greedy answers are too. */
    public static List<Echo> some(int count) {
        Random random = new Random(SEED);
        Set<String> texts = new LinkedHashSet<>();
        while (texts.size() < count) {
            int length = 1 + random.nextInt(LONGEST);
            texts.add(texts.size() % 4 == 3 ? words(random, length) : letters(random, CODE, length));
        }
        List<String> all = List.copyOf(texts);
        return IntStream.range(0, count)
                .mapToObj(i -> new Echo(ORDERS.get(i % ORDERS.size()), all.get(i)))
                .toList();
    }

    public String prompt() {
        return order + text;
    }

    private static String words(Random random, int length) {
        StringBuilder words = new StringBuilder(letters(random, SMALL, 1));
        while (words.length() < length) {
            words.append(letters(random, SMALL, random.nextInt(LONGEST_WORD))).append(' ');
            words.append(letters(random, SMALL, 1));
        }
        return words.substring(0, length).strip();
    }

    private static String letters(Random random, String alphabet, int count) {
        return random.ints(count, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
