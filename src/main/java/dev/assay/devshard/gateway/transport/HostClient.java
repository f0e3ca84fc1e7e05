package dev.assay.devshard.gateway.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.service.BoundedAnswer;
import dev.assay.service.Json;
import dev.assay.service.OutgoingHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/**
 * The gateway's connections to all hosts: HTTP/1.1, kept alive and reused. A request that broke before any answer came is
 * sent once more, because the connection may have died while it lay idle; hosts take repetitions (contract 4.3).
 */
public final class HostClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final int MOST_ANSWER_BYTES = 8 << 20;
    private static final int MOST_COMPLAINT = 300;

    private final HttpClient http;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

    public HostClient(ExecutorService executor) {
        http = OutgoingHttp.within(CONNECT_TIMEOUT).executor(executor).build();
    }

    /** An answer: its stream if it is 200, its text otherwise. */
    private sealed interface Answer {
        record Events(EventStream stream) implements Answer {}

        record Text(byte[] bytes) implements Answer {}
    }

    /** Posts and returns the stream of events, once the host has begun to answer. The caller closes it. */
    public EventStream post(HttpRequest.Builder request, Duration patience) throws HostRefusal, HostUnreachable {
        HttpResponse<Answer> response = send(
                request.timeout(patience).build(),
                info -> info.statusCode() == 200
                        ? BodySubscribers.mapping(newStream(), Answer.Events::new)
                        : BodySubscribers.mapping(new BoundedAnswer(MOST_ANSWER_BYTES), Answer.Text::new));
        if (response.body() instanceof Answer.Events events) {
            return events.stream();
        }
        throw refusal(response.statusCode(), ((Answer.Text) response.body()).bytes());
    }

    private EventStream newStream() {
        EventStream stream = new EventStream(open::remove);
        open.add(stream);
        return stream;
    }

    /** Gets a JSON document. */
    public JsonNode get(URI uri, Duration patience) throws HostRefusal, HostUnreachable {
        return json(HttpRequest.newBuilder(uri).timeout(patience).GET().build());
    }

    /** Posts and returns the JSON document that is the answer. */
    public JsonNode ask(HttpRequest.Builder request, Duration patience) throws HostRefusal, HostUnreachable {
        return json(request.timeout(patience).build());
    }

    private JsonNode json(HttpRequest request) throws HostRefusal, HostUnreachable {
        HttpResponse<byte[]> response = send(request, info -> new BoundedAnswer(MOST_ANSWER_BYTES));
        if (response.statusCode() != 200) {
            throw refusal(response.statusCode(), response.body());
        }
        try {
            return Json.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new HostRefusal(response.statusCode(), "the answer is not JSON");
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws HostUnreachable {
        try {
            try {
                return http.send(request, handler);
            } catch (HttpTimeoutException | ConnectException e) {
                throw e;
            } catch (IOException e) {
                return http.send(request, handler);
            }
        } catch (IOException e) {
            throw new HostUnreachable(reason(request.uri(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterrupted();
        }
    }

    private static String reason(URI uri, IOException failure) {
        String why = failure instanceof HttpTimeoutException
                ? "no answer in time"
                : failure.getClass().getSimpleName()
                        + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
        return uri.getAuthority() + ": " + why;
    }

    private static HostRefusal refusal(int status, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            text = Json.mapper().readTree(body).path("message").asText(text);
        } catch (JsonProcessingException e) {
            // Not the body a host writes; shown as it is.
            text = text.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HostRefusal(status, text.substring(0, Math.min(text.length(), MOST_COMPLAINT)));
    }

    /** Cuts every stream that is being read. */
    public void abort() {
        open.forEach(EventStream::close);
    }
}
