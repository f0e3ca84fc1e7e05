package dev.assay.devshard.host.session;

/**
 * A request that could not be served: a diff was refused, could not be stored, or the payload is not what the record
 * says. Diffs before the failure stand; {@link #latestNonce} says how far the session has got, so that the caller need
 * not guess (D28).
 */
public final class ChatFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final long latestNonce;

    ChatFailure(long latestNonce, String message, Throwable cause) {
        super(message, cause);
        this.latestNonce = latestNonce;
    }

    public long latestNonce() {
        return latestNonce;
    }
}
