package dev.assay.devshard.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.session.AnswerSink;
import dev.assay.service.Json;
import dev.assay.service.SseStream;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer that is sent chunk by chunk. The stream opens with the first chunk, so that before it a failure is still an
 * ordinary error answer. It ends with one {@code [DONE]}, or, where the host broke off, with an error event and none.
 */
final class StreamedAnswer implements AnswerSink {
    private final Context ctx;
    private final List<ObjectNode> chunks = new ArrayList<>();
    private SseStream stream;

    StreamedAnswer(Context ctx) {
        this.ctx = ctx;
    }

    @Override
    public void chunk(ObjectNode chunk) {
        if (stream == null) {
            stream = SseStream.open(ctx);
        }
        chunks.add(chunk);
        stream.data(Json.bytes(chunk));
    }

    @Override
    public boolean startOver() {
        return stream == null;
    }

    void done() {
        stream.data("[DONE]");
        stream.close();
    }

    void broken(OpenAiError error) {
        stream.data(Json.bytes(OpenAiError.body(error)));
        stream.close();
    }

    List<ObjectNode> chunks() {
        return chunks;
    }
}
