package dev.assay.acceptance.world;

import dev.assay.acceptance.client.ChatAnswer;
import dev.assay.acceptance.client.StreamRecord;
import java.util.Optional;

/**
 * One request of the application and what came back: a plain answer or a stream.
 *
 * @param nonceBefore the session's nonce before the request was sent
 * @param nonceAfter and after it was answered
 */
public record Asked(Optional<ChatAnswer> plain, Optional<StreamRecord> streamed, long nonceBefore, long nonceAfter)
        implements Reply {
    /** Whether the whole answer came. */
    boolean wasAnswered() {
        return answer().status() == 200
                && streamed.map(stream -> stream.text().contains("data: [DONE]"))
                        .orElse(true);
    }

    public long noncesUsed() {
        return nonceAfter - nonceBefore;
    }
}
