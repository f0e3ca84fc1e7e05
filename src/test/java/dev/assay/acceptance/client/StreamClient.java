package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads streamed answers byte by byte as they arrive and notes when. On the JDK's client, because REST Assured hands
 * over a stream only when nothing filters it, and says nothing about times. Immutable.
 */
final class StreamClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration UNTIL_HEADERS = Duration.ofSeconds(120);
    /** Immutable; shared because every client owns a selector thread. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Witness witness;

    StreamClient(Witness witness) {
        this.witness = witness;
    }

    /**
     * Sends and reads to the end, however the stream ends.
     *
     * @throws NoAnswer when not even status and headers came
     */
    StreamRecord send(HttpCall call) {
        return send(call, event -> {});
    }

    /** @param listener is told each event as it arrives, by the thread that reads */
    StreamRecord send(HttpCall call, Consumer<StreamEvent> listener) {
        Instant at = Instant.now();
        long start = System.nanoTime();
        StreamRecord record = read(call, at, start, open(call, at, start), new EventParser(listener));
        witness.stream(record);
        return record;
    }

    private HttpResponse<InputStream> open(HttpCall call, Instant at, long start) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .timeout(UNTIL_HEADERS)
                .method(
                        call.method(),
                        HttpRequest.BodyPublishers.ofByteArray(call.body().toByteArray()));
        call.headers().all().forEach(header -> request.header(header.name(), header.value()));
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException failure) {
            throw unanswered(call, at, start, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unanswered(call, at, start, interrupted);
        }
    }

    private NoAnswer unanswered(HttpCall call, Instant at, long start, Exception failure) {
        Optional<String> reason = Optional.of(Http.inWords(failure));
        Exchange exchange = exchange(call, at, since(start), 0, Headers.NONE, ByteString.EMPTY, reason);
        witness.exchange(exchange);
        return new NoAnswer(exchange, failure);
    }

    private static StreamRecord read(
            HttpCall call, Instant at, long start, HttpResponse<InputStream> response, EventParser parser) {
        Duration headersAfter = since(start);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Optional<String> cut = readAll(response.body(), parser, all, start);
        parser.end();
        ByteString body = ByteString.copyFrom(all.toByteArray());
        Exchange exchange = exchange(call, at, since(start), response.statusCode(), headers(response), body, cut);
        return new StreamRecord(exchange, headersAfter, parser.events(), parser.remainder(), cut);
    }

    /** Reads until the end; says why when the end was not a proper one. */
    private static Optional<String> readAll(
            InputStream body, EventParser parser, ByteArrayOutputStream all, long start) {
        byte[] buffer = new byte[16 * 1024];
        try (body) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                parser.accept(buffer, count, since(start));
                all.write(buffer, 0, count);
            }
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of("the connection ended before the answer did (" + Http.inWords(failure) + ")");
        }
    }

    private static Exchange exchange(
            HttpCall call,
            Instant at,
            Duration took,
            int status,
            Headers headers,
            ByteString body,
            Optional<String> failure) {
        return new Exchange(
                at, took, call.method(), call.uri(), call.headers(), call.body(), status, headers, body, failure);
    }

    private static Headers headers(HttpResponse<?> response) {
        List<Headers.Header> all = response.headers().map().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Headers.Header(entry.getKey(), value)))
                .toList();
        return new Headers(all);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
