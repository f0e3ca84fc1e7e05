package dev.assay.engine.generation;

/** Hears an answer while it is made. What it throws ends the generation and comes out of it unchanged. */
@FunctionalInterface
public interface Listener {
    Listener NOBODY = delta -> {};

    /** Called on the generating thread; the next token waits for it. */
    void delta(Delta delta);
}
