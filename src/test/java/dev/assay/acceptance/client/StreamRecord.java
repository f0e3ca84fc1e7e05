package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A streamed answer, over: what arrived, when, and how it ended. Immutable. An answer that is no event stream (an
 * error envelope) is recorded the same way, with its body in {@link Exchange#responseBody()}.
 *
 * @param exchange the request and all bytes of the answer; {@code took} lasts until the end of the stream
 * @param headersAfter from the start of the request until status and headers were there
 * @param events the complete events
 * @param remainder bytes after the last complete event: none in a well-formed stream
 * @param prematureEnd why the stream counts as cut off: the connection ended before the answer did
 */
public record StreamRecord(
        Exchange exchange,
        Duration headersAfter,
        List<StreamEvent> events,
        ByteString remainder,
        Optional<String> prematureEnd) {

    public StreamRecord {
        events = List.copyOf(events);
    }

    public int status() {
        return exchange.status();
    }

    public Headers headers() {
        return exchange.responseHeaders();
    }

    public Optional<String> header(String name) {
        return headers().first(name);
    }

    /** All bytes of the answer as text. */
    public String text() {
        return exchange.responseBody().toStringUtf8();
    }

    public String where() {
        return exchange.where();
    }

    /** The answer as a whole, for those that are no stream. */
    public Answer answer() {
        return new Answer(exchange);
    }

    /** The events that carry data other than {@code [DONE]}. */
    public List<StreamEvent> dataEvents() {
        return events.stream()
                .filter(event -> event.data().isPresent() && !event.isDone())
                .toList();
    }

    /** The content deltas of all chunks, joined; reads leniently, the matchers judge the shape. */
    public String content() {
        StringBuilder content = new StringBuilder();
        contentEvents()
                .forEach(event -> content.append(event.json()
                        .orElseThrow()
                        .at("/choices/0/delta/content")
                        .asText()));
        return content.toString();
    }

    /** The events with a non-empty content delta, in order. */
    public List<StreamEvent> contentEvents() {
        return events.stream().filter(StreamEvent::hasContent).toList();
    }
}
