package dev.assay.engine.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.Assay;
import dev.assay.service.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real engine with a key, in test mode, and a client of one of its mounts. */
public final class RunningDialects implements AutoCloseable {
    public static final String KEY = "dialect-key";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningService engine =
            Assay.start("engine", Map.of("ENGINE_PORT", "0", "ENGINE_API_KEYS", KEY, "ASSAY_TEST_MODE", "1"));
    private final HttpClient http = HttpClient.newHttpClient();

    /** An answer. */
    public record Reply(int status, Map<String, List<String>> headers, String text) {
        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + text, e);
            }
        }

        public Reply mustBe(int wanted) {
            if (status != wanted) {
                throw new AssertionError("wanted status " + wanted + ", but was " + status + ": " + text);
            }
            return this;
        }

        /** The data of all events; the last may be no JSON. */
        public List<String> events() {
            return text.lines()
                    .filter(line -> line.startsWith("data: "))
                    .map(line -> line.substring(6))
                    .toList();
        }

        /** Those of the events that are JSON. */
        public List<JsonNode> documents() {
            return events().stream()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> new Reply(status, headers, line).json())
                    .toList();
        }
    }

    public URI url() {
        return engine.url();
    }

    public Reply get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Reply delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    public Reply post(String path, String json, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        return send(request(path, all.toArray(String[]::new)).POST(BodyPublishers.ofString(json)));
    }

    /** Lets that much time go by for a batch. */
    public Reply advance(String batch, int seconds) {
        return post("/control/batches/" + batch + "/clock", "{\"advance_seconds\":" + seconds + "}");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(engine.url() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new Reply(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        engine.kill();
    }
}
