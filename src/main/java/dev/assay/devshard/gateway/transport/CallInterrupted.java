package dev.assay.devshard.gateway.transport;

/** The gateway is ending while it waits for a host. Says nothing about the host. */
public final class CallInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallInterrupted() {
        super("the gateway is ending", null, false, false);
    }
}
