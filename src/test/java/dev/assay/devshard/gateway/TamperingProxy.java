package dev.assay.devshard.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.service.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Stands before a real host and does to its words what a test says: the dishonest, the slow and the broken host. */
final class TamperingProxy implements AutoCloseable {
    private final URI host;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<JsonNode> posts = new CopyOnWriteArrayList<>();
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private volatile Manner manner = Manner.HONEST;

    /** What it does with a chat request. */
    interface Manner {
        Manner HONEST = new Manner() {};

        /** The status it answers itself with; 0 passes the request on. */
        default int refusal(JsonNode post) {
            return 0;
        }

        /** The same for a question, such as whether an executor is late. */
        default int refusal(String path) {
            return 0;
        }

        /** What becomes of one event of the host. Throws {@link Cut} to break the connection off. */
        default List<String> event(JsonNode post, String data) {
            return List.of(data);
        }

        /** The body of all other answers. */
        default String document(String path, String body) {
            return body;
        }
    }

    /** A question that came by. @param path of its route */
    record Question(String path, Instant at) {}

    /** Breaks the connection. */
    static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    TamperingProxy(URI host) {
        this.host = host;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void behave(Manner other) {
        manner = other;
    }

    /** The chat bodies it was sent, in order. */
    List<JsonNode> posts() {
        return posts;
    }

    /** All posts that are no chats, in order. */
    List<Question> questions() {
        return questions;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(host.toString() + exchange.getRequestURI()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (name.regionMatches(true, 0, "X-Devshard", 0, 10)) {
                    request.header(name, values.get(0));
                }
            });
            if (exchange.getRequestMethod().equals("GET")) {
                pass(exchange, http.send(request.GET().build(), HttpResponse.BodyHandlers.ofString()));
            } else if (!exchange.getRequestURI().getPath().endsWith("/chat/completions")) {
                question(exchange, request.POST(HttpRequest.BodyPublishers.ofByteArray(body)));
            } else {
                chat(exchange, request.POST(HttpRequest.BodyPublishers.ofByteArray(body)), Json.value(body));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Cut | IOException broken) {
            // Closing without an end marker is what a broken connection looks like.
            exchange.getResponseBody().flush();
        } finally {
            exchange.close();
        }
    }

    private void question(HttpExchange exchange, HttpRequest.Builder request) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        questions.add(new Question(path, Instant.now()));
        int refusal = manner.refusal(path);
        if (refusal != 0) {
            refuse(exchange, refusal);
        } else {
            pass(exchange, http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        }
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        byte[] body = "{\"message\":\"as the test wants\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private void pass(HttpExchange exchange, HttpResponse<String> answer) throws IOException {
        byte[] body = manner.document(exchange.getRequestURI().getPath(), answer.body())
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void chat(HttpExchange exchange, HttpRequest.Builder request, JsonNode post)
            throws IOException, InterruptedException {
        posts.add(post);
        Manner now = manner;
        int refusal = now.refusal(post);
        if (refusal != 0) {
            refuse(exchange, refusal);
            return;
        }
        HttpResponse<Stream<String>> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(answer.statusCode(), 0);
        OutputStream out = exchange.getResponseBody();
        try (Stream<String> lines = answer.body()) {
            lines.filter(line -> line.startsWith("data: "))
                    .map(line -> line.substring(6))
                    .flatMap(data -> now.event(post, data).stream())
                    .forEach(data -> write(out, data));
        }
    }

    private static void write(OutputStream out, String data) {
        try {
            out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
