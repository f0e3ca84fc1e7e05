package dev.assay.acceptance.environment;

/** An environment could not be made, or a service in it not be controlled. The message says which, why and where to look. */
public final class EnvironmentFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EnvironmentFailure(String message) {
        super(message);
    }

    public EnvironmentFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
