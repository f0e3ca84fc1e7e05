package dev.assay.engine.generation;

/** Hears an answer while it is made, and how much memory that takes. */
public interface Progress extends Listener {
    /** @param bytes of the answer's cache now */
    void remembers(long bytes);
}
