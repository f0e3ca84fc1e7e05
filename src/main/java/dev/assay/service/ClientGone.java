package dev.assay.service;

/** The client of a stream hung up; there is nobody left to write to. Not an error of the service. */
public final class ClientGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientGone(Throwable cause) {
        super("the client is gone", cause);
    }

    /** For whoever cut the client off himself. */
    public static ClientGone cutOff() {
        return new ClientGone(null);
    }
}
