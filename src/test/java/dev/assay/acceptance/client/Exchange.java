package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request and what came back, as it was on the wire: secrets included. Whoever writes it down redacts it.
 *
 * @param at when the request was sent
 * @param took until the last byte of the answer, or until it was given up
 * @param status the HTTP status, 0 when no answer came
 * @param failure why no (complete) answer came
 */
public record Exchange(
        Instant at,
        Duration took,
        String method,
        URI uri,
        Headers requestHeaders,
        ByteString requestBody,
        int status,
        Headers responseHeaders,
        ByteString responseBody,
        Optional<String> failure) {

    /** Where to look, in one line: {@code POST http://127.0.0.1:8080/v1/chat/completions, answered 200 in 12 ms}. */
    public String where() {
        String end = status == 0
                ? "not answered (" + failure.orElse("no reason known") + ") after "
                : "answered " + status + " in ";
        return method + " " + uri + ", " + end + took.toMillis() + " ms";
    }
}
