package dev.assay.devshard.host.peer;

import java.nio.charset.StandardCharsets;

/**
 * What a peer answered. Nothing in it is verified.
 *
 * @param status the HTTP status
 * @param body as received, at most {@link PeerTalk#MOST_ANSWER_BYTES}
 */
public record PeerAnswer(int status, byte[] body) {
    private static final int SHOWN = 200;

    public boolean isOk() {
        return status == 200;
    }

    /** For logs: the status and the beginning of the body. */
    @Override
    public String toString() {
        String text = new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8);
        return status + (text.isEmpty() ? "" : ": " + text.strip());
    }
}
