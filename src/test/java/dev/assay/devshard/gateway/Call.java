package dev.assay.devshard.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.service.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Calls a service and keeps what it answered. */
final class Call {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final Optional<String> bearer;

    Call(URI base, Optional<String> bearer) {
        this.base = base;
        this.bearer = bearer;
    }

    /** What came back. */
    record Reply(int status, String text, HttpResponse<String> response) {
        JsonNode json() {
            return Json.value(text.getBytes(StandardCharsets.UTF_8));
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The data of its events, in order. */
        List<String> events() {
            return text.lines()
                    .filter(line -> line.startsWith("data: "))
                    .map(line -> line.substring(6))
                    .toList();
        }

        Reply must(int wanted) {
            if (status != wanted) {
                throw new AssertionError("wanted status " + wanted + ", got " + status + ": " + text);
            }
            return this;
        }

        String errorCode() {
            return json().at("/error/code").asText();
        }
    }

    Call as(String key) {
        return new Call(base, Optional.of(key));
    }

    Call anonymous() {
        return new Call(base, Optional.empty());
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    Reply post(String path, String body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply put(String path, String body) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        bearer.ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request.header("Content-Type", "application/json");
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
