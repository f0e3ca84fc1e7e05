package dev.assay.devshard.gateway.transport;

/** A host's stream that went silent or broke before its end. */
public final class StreamBroken extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean silent;

    StreamBroken(String message, boolean silent) {
        super(message, null, false, false);
        this.silent = silent;
    }

    /** True when nothing came in time; false when the connection is gone. */
    public boolean silent() {
        return silent;
    }
}
