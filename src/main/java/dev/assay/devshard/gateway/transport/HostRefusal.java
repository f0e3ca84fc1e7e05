package dev.assay.devshard.gateway.transport;

/** A host that answered, but not with 200. */
public final class HostRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    HostRefusal(int status, String message) {
        super("HTTP " + status + ": " + message, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
