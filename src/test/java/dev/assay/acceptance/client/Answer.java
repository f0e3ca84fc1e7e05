package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A complete HTTP answer of any status. Immutable. */
public record Answer(Exchange exchange) {
    public int status() {
        return exchange.status();
    }

    public Headers headers() {
        return exchange.responseHeaders();
    }

    public Optional<String> header(String name) {
        return headers().first(name);
    }

    public ByteString bytes() {
        return exchange.responseBody();
    }

    public String text() {
        return exchange.responseBody().toStringUtf8();
    }

    public Duration took() {
        return exchange.took();
    }

    /** The request, the status and the time, for "where to look". */
    public String where() {
        return exchange.where();
    }

    /**
     * The body as JSON, whatever the status.
     *
     * @throws UnexpectedAnswer when it is none
     */
    public Document document() {
        try {
            return new Document(Json.read(bytes()), "", where());
        } catch (IOException unreadable) {
            throw new UnexpectedAnswer("a JSON document", Excerpt.of(text()), where());
        }
    }

    /**
     * This answer, when it has this status.
     *
     * @throws UnexpectedAnswer otherwise
     */
    public Answer mustHave(int status) {
        if (status() != status) {
            throw new UnexpectedAnswer("status " + status, status() + " with body " + Excerpt.of(text()), where());
        }
        return this;
    }
}
