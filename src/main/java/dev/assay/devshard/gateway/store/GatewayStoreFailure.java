package dev.assay.devshard.gateway.store;

/** {@code gateway.db} could not be read or written; nothing of the failed statement was kept. */
public final class GatewayStoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GatewayStoreFailure(String what, Throwable cause) {
        super("gateway.db: " + what + ": " + cause.getMessage(), cause);
    }
}
