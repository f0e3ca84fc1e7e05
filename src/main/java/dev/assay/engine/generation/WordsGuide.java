package dev.assay.engine.generation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Exactly one of these texts, none of which begins another. */
final class WordsGuide implements ThenEnd.Bounded {
    private final List<byte[]> possible = new ArrayList<>();
    private int at;

    WordsGuide(List<String> words) {
        words.forEach(word -> possible.add(word.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public boolean allows(int token) {
        return possible.stream().anyMatch(word -> at < word.length && (word[at] & 0xff) == token);
    }

    @Override
    public void accept(int token) {
        possible.removeIf(word -> at >= word.length || (word[at] & 0xff) != token);
        at++;
    }

    @Override
    public boolean isOver() {
        return possible.stream().anyMatch(word -> at == word.length);
    }
}
