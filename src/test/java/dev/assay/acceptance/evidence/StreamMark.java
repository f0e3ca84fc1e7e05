package dev.assay.acceptance.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.acceptance.client.StreamEvent;
import dev.assay.acceptance.client.StreamRecord;
import java.util.List;

/**
 * One event in a stream's picture.
 *
 * @param nanos since the request was sent
 * @param characters of text that it brought
 */
record StreamMark(long nanos, Kind kind, int characters) {
    enum Kind {
        TEXT("#2f6fde", "text"),
        FINISH("#2e8b57", "finish"),
        USAGE("#8e5bd0", "usage"),
        DONE("#1d2733", "[DONE]"),
        OTHER("#9aa3af", "other event");

        final String colour;
        final String meaning;

        Kind(String colour, String meaning) {
            this.colour = colour;
            this.meaning = meaning;
        }
    }

    static List<StreamMark> of(StreamRecord stream) {
        return stream.events().stream().map(StreamMark::of).toList();
    }

    private static StreamMark of(StreamEvent event) {
        long nanos = event.arrivedAfter().toNanos();
        if (event.isDone()) {
            return new StreamMark(nanos, Kind.DONE, 0);
        }
        return event.json().map(json -> of(nanos, json)).orElseGet(() -> new StreamMark(nanos, Kind.OTHER, 0));
    }

    private static StreamMark of(long nanos, JsonNode json) {
        int characters = json.at("/choices/0/delta/content").asText("").length();
        if (characters > 0) {
            return new StreamMark(nanos, Kind.TEXT, characters);
        }
        if (json.hasNonNull("usage")) {
            return new StreamMark(nanos, Kind.USAGE, 0);
        }
        boolean finish = json.at("/choices/0/finish_reason").isTextual();
        return new StreamMark(nanos, finish ? Kind.FINISH : Kind.OTHER, 0);
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }
}
