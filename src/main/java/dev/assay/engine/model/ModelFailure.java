package dev.assay.engine.model;

/** The model could not be computed. For the operator's log, never for a client. */
public final class ModelFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
