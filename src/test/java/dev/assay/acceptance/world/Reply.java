package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.ChatAnswer;
import dev.assay.acceptance.client.StreamRecord;
import java.util.Optional;

/** What came back to a chat request: a plain answer or a stream. */
interface Reply {
    Optional<ChatAnswer> plain();

    Optional<StreamRecord> streamed();

    /** For whoever has asked without streaming. */
    default ChatAnswer chat() {
        return plain().orElseThrow(() -> new IllegalStateException("the last question was asked with streaming"));
    }

    /** For whoever has asked with streaming. */
    default StreamRecord stream() {
        return streamed().orElseThrow(() -> new IllegalStateException("the last question was asked without streaming"));
    }

    default Answer answer() {
        return plain().map(ChatAnswer::answer).orElseGet(() -> stream().answer());
    }

    /** The text, in whichever form it came. */
    default String text() {
        return plain().map(ChatAnswer::content).orElseGet(() -> stream().content());
    }
}
