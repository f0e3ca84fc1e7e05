package dev.assay.engine.generation;

import dev.assay.engine.text.Vocabulary;

/** Something that knows its own end, and after it the end of the turn. */
final class ThenEnd implements Guide {
    private final Bounded body;

    ThenEnd(Bounded body) {
        this.body = body;
    }

    @Override
    public boolean allows(int token) {
        return body.isOver() ? token == Vocabulary.END_OF_TURN : body.allows(token);
    }

    @Override
    public void accept(int token) {
        if (!body.isOver()) {
            body.accept(token);
        }
    }

    /** A guide after whose last token nothing of it may come. */
    interface Bounded extends Guide {
        boolean isOver();
    }
}
