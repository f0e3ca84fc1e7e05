package dev.assay.devshard.gateway.transport;

/** A host that could not be reached, or did not answer in time. */
public final class HostUnreachable extends Exception {
    private static final long serialVersionUID = 1L;

    HostUnreachable(String message) {
        super(message, null, false, false);
    }
}
