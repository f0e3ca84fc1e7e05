package dev.assay.devshard.host.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An OpenAI-compatible engine that says what it is told, one answer a request, and keeps what it heard. */
final class OpenAiDouble implements AutoCloseable {
    static final String KEY = "engine-key-123";

    private static final String USAGE = "{\"prompt_tokens\":9,\"completion_tokens\":2,\"total_tokens\":11}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Said> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    OpenAiDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    private record Said(int status, String type, String body, boolean hangs) {}

    record Heard(String authorization, String body) {}

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How a host is told of it. @param patience with its silence */
    EngineAccess access(Duration patience) {
        return new EngineAccess(chat(), Optional.of(KEY), Optional.empty(), 1024, patience);
    }

    URI chat() {
        return URI.create(url() + "/v1/chat/completions");
    }

    /** A whole stream, as a run of its own: the identifiers and the clock differ from run to run. */
    static List<String> stream(String run) {
        String head = "{\"id\":\"chatcmpl-" + run + "\",\"created\":" + run.hashCode()
                + ",\"model\":\"small\",\"system_fingerprint\":\"fp-" + run + "\",\"choices\":";
        return List.of(
                head + "[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}",
                head + "[{\"index\":0,\"delta\":{\"content\":\"Grüß\"},\"finish_reason\":null}]}",
                head + "[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                head + "[],\"usage\":" + USAGE + "}",
                "[DONE]");
    }

    /** A plain answer, as a run of its own. */
    static String completion(String run) {
        return "{\"id\":\"" + run
                + "\",\"created\":1,\"choices\":[{\"index\":0,\"message\":{\"content\":\"Hi\",\"tool_calls\":"
                + "[{\"id\":\"call-" + run + "\"}]},\"finish_reason\":\"stop\"}],\"usage\":" + USAGE + "}";
    }

    OpenAiDouble says(int status, String json) {
        answers.add(new Said(status, "application/json", json, false));
        return this;
    }

    OpenAiDouble streams(List<String> payloads) {
        answers.add(new Said(200, "text/event-stream", events(payloads), false));
        return this;
    }

    /** Says this much of a stream and then nothing, with the connection open. */
    OpenAiDouble hangsAfter(List<String> payloads) {
        answers.add(new Said(200, "text/event-stream", events(payloads), true));
        return this;
    }

    /** Says nothing of what it was told so far. */
    void forgetAnswers() {
        answers.clear();
    }

    Heard heard() throws InterruptedException {
        Heard request = heard.poll(5, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("the engine was not asked within 5 s");
        }
        return request;
    }

    private static String events(List<String> payloads) {
        StringBuilder events = new StringBuilder(": a comment\r\n\r\n");
        payloads.forEach(each -> events.append("data: ").append(each).append("\r\n\r\n"));
        return events.toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        heard.add(new Heard(exchange.getRequestHeaders().getFirst("Authorization"), body));
        Said said = answers.size() > 1 ? answers.remove() : answers.element();
        exchange.getResponseHeaders().add("Content-Type", said.type());
        exchange.sendResponseHeaders(said.status(), 0);
        exchange.getResponseBody().write(said.body().getBytes(UTF_8));
        exchange.getResponseBody().flush();
        if (said.hangs()) {
            awaitClose();
        }
        exchange.close();
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
