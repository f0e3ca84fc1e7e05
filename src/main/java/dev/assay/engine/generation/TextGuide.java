package dev.assay.engine.generation;

import dev.assay.engine.text.Utf8;
import dev.assay.engine.text.Vocabulary;

/** Text in UTF-8, then the end of the turn. */
final class TextGuide implements Guide {
    private int first;
    private int seen;
    private int wanted;

    @Override
    public boolean allows(int token) {
        if (token == Vocabulary.END_OF_TURN) {
            return seen == 0;
        }
        if (!Vocabulary.isByte(token)) {
            return false;
        }
        return switch (seen) {
            case 0 -> Utf8.lengthFrom(token) > 0;
            case 1 -> Utf8.second(first, token);
            default -> Utf8.continuation(token);
        };
    }

    @Override
    public void accept(int token) {
        if (seen == 0) {
            first = token;
            wanted = Vocabulary.isByte(token) ? Utf8.lengthFrom(token) : 1;
        }
        seen++;
        if (seen == wanted) {
            seen = 0;
        }
    }
}
