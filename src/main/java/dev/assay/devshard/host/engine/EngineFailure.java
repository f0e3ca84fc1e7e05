package dev.assay.devshard.host.engine;

/** An engine has no completion for a prompt. The message is for the operator's log, not for a client. */
public final class EngineFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public EngineFailure(String message) {
        super(message);
    }

    public EngineFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
