package dev.assay.service;

/** Somebody else listens on the port already. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTaken(int port, Throwable cause) {
        super("port " + port + " is taken", cause);
    }
}
