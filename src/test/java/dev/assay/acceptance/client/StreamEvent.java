package dev.assay.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One server-sent event as it came: everything up to and with the empty line that ends it.
 *
 * @param index from 0
 * @param arrivedAfter from the start of the request until its last byte was read
 * @param bytes as they came
 * @param data the data fields joined by newlines; empty when the event had none (a comment, a keep-alive)
 * @param lineEnding how its lines ended
 */
public record StreamEvent(
        int index,
        Duration arrivedAfter,
        ByteString bytes,
        Optional<String> data,
        Optional<String> event,
        Optional<String> id,
        List<String> comments,
        LineEnding lineEnding) {

    public enum LineEnding {
        LF,
        CRLF,
        CR,
        MIXED
    }

    public StreamEvent {
        comments = List.copyOf(comments);
    }

    public boolean isDone() {
        return data.filter("[DONE]"::equals).isPresent();
    }

    /** Whether it brings text of the answer. */
    public boolean hasContent() {
        return json().map(
                        json -> !json.at("/choices/0/delta/content").asText("").isEmpty())
                .orElse(false);
    }

    /** The data as JSON; empty when there is no data or it is not one JSON document. */
    public Optional<JsonNode> json() {
        try {
            return data.isPresent() ? Optional.of(Json.read(data.get())) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
