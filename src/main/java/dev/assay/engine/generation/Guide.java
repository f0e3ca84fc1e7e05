package dev.assay.engine.generation;

/** Says which tokens may come next in one answer. Belongs to one generation. */
public interface Guide {
    boolean allows(int token);

    /** Hears of the token that was chosen; one that it allowed. */
    void accept(int token);
}
