package dev.assay.engine.generation;

import java.util.List;

/** One after the other. */
final class SequenceGuide implements ThenEnd.Bounded {
    private final List<ThenEnd.Bounded> parts;
    private int at;

    SequenceGuide(List<ThenEnd.Bounded> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public boolean allows(int token) {
        return !isOver() && parts.get(at).allows(token);
    }

    @Override
    public void accept(int token) {
        parts.get(at).accept(token);
        if (parts.get(at).isOver()) {
            at++;
        }
    }

    @Override
    public boolean isOver() {
        return at == parts.size();
    }
}
