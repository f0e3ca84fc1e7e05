package dev.assay.engine.generation;

import dev.assay.engine.text.Vocabulary;

/** Decides between text and a call with the first token. */
final class MayCallGuide implements Guide {
    private final Guide text;
    private final Guide call;
    private Guide chosen;

    MayCallGuide(Guide text, Guide call) {
        this.text = text;
        this.call = call;
    }

    @Override
    public boolean allows(int token) {
        return chosen == null ? text.allows(token) || call.allows(token) : chosen.allows(token);
    }

    @Override
    public void accept(int token) {
        if (chosen == null) {
            chosen = token == Vocabulary.TOOL_CALL ? call : text;
        }
        chosen.accept(token);
    }
}
