package dev.assay.devshard.protocol;

/** Bytes or JSON that are not what the wire contract asks for. The text names what and where. */
public final class MalformedMessage extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedMessage(String message) {
        super(message);
    }

    public MalformedMessage(String message, Throwable cause) {
        super(message, cause);
    }
}
