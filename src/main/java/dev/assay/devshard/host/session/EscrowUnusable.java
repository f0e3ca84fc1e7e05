package dev.assay.devshard.host.session;

/** An escrow this host cannot make a session of: unknown to the chain, too poor, or of a group this host has no slot in. */
public final class EscrowUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EscrowUnusable(String message) {
        super(message);
    }

    EscrowUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
