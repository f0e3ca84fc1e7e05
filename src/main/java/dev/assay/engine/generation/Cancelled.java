package dev.assay.engine.generation;

/** A generation ended early, because nobody wants its end any more. Nothing of it counts as an answer. */
public final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause because;

    public enum Cause {
        /** The client hung up. */
        CLIENT_GONE,
        /** The request took longer than a request may. */
        DEADLINE,
        /** The service ends. */
        STOPPING
    }

    public Cancelled(Cause because) {
        super("cancelled: " + because);
        this.because = because;
    }

    public Cause because() {
        return because;
    }
}
