package dev.assay.devshard.host.timeout;

/** A question that makes no sense as the session stands: an unknown inference, another status, no payload (contract 4.6). */
public final class NoVerdict extends Exception {
    private static final long serialVersionUID = 1L;

    NoVerdict(String message) {
        super(message);
    }
}
