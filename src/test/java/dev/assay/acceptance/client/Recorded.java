package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers and streams as if they had come over the wire, for tests of those who read them. */
public final class Recorded {
    public static final URI CHAT = URI.create("http://127.0.0.1:8080/v1/chat/completions");

    private Recorded() {}

    public static Answer answer(int status, String contentType, String body) {
        return new Answer(exchange(status, contentType, body, Duration.ofMillis(12)));
    }

    public static Answer json(int status, String body) {
        return answer(status, "application/json", body);
    }

    /** The same answer with one header more. */
    public static Answer with(Answer answer, String name, String value) {
        Exchange exchange = answer.exchange();
        return new Answer(new Exchange(
                exchange.at(),
                exchange.took(),
                exchange.method(),
                exchange.uri(),
                exchange.requestHeaders(),
                exchange.requestBody(),
                exchange.status(),
                exchange.responseHeaders().with(name, value),
                exchange.responseBody(),
                exchange.failure()));
    }

    /** A stream whose pieces arrived ten milliseconds apart. */
    public static StreamRecord stream(List<String> pieces) {
        return stream(200, "text/event-stream", pieces, Optional.empty());
    }

    public static StreamRecord stream(
            int status, String contentType, List<String> pieces, Optional<String> prematureEnd) {
        EventParser parser = new EventParser();
        for (int i = 0; i < pieces.size(); i++) {
            byte[] bytes = pieces.get(i).getBytes(StandardCharsets.UTF_8);
            parser.accept(bytes, bytes.length, Duration.ofMillis(10L * (i + 1)));
        }
        parser.end();
        Duration took = Duration.ofMillis(10L * (pieces.size() + 1));
        Exchange exchange = exchange(status, contentType, String.join("", pieces), took);
        return new StreamRecord(exchange, Duration.ofMillis(5), parser.events(), parser.remainder(), prematureEnd);
    }

    private static Exchange exchange(int status, String contentType, String body, Duration took) {
        return new Exchange(
                Instant.parse("2026-01-01T12:00:00Z"),
                took,
                "POST",
                CHAT,
                Headers.of("Content-Type", "application/json"),
                ByteString.copyFromUtf8("{}"),
                status,
                Headers.of("Content-Type", contentType).with("X-Devshard-ID", "17"),
                ByteString.copyFromUtf8(body),
                Optional.empty());
    }
}
