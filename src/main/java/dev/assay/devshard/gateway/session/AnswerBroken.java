package dev.assay.devshard.gateway.session;

/** The host broke after the client had seen part of its answer; no other host can take that back. */
public final class AnswerBroken extends Exception {
    private static final long serialVersionUID = 1L;

    AnswerBroken(String message) {
        super(message, null, false, false);
    }
}
