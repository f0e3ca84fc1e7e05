package dev.assay.acceptance.client;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Answers as it was told, and remembers what it was asked. */
final class ServiceDouble implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Said> answers = new ConcurrentHashMap<>();
    private final List<Heard> heard = new ArrayList<>();

    ServiceDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            String route = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            synchronized (heard) {
                heard.add(new Heard(route, headers, body));
            }
            Said said = answers.getOrDefault(
                    route, new Said(404, "application/json", "{\"message\":\"no " + route + "\"}"));
            exchange.getResponseHeaders().add("Content-Type", said.type);
            exchange.getResponseHeaders().add("X-Request-Id", "r-1");
            byte[] bytes = said.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    private record Said(int status, String type, String body) {}

    record Heard(String route, Map<String, String> headers, String body) {}

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param route method, space, path with query */
    ServiceDouble says(String route, int status, String json) {
        answers.put(route, new Said(status, "application/json", json));
        return this;
    }

    /** The last request. */
    Heard heard() {
        synchronized (heard) {
            return heard.get(heard.size() - 1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
