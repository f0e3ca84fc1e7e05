package dev.assay.acceptance.report.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A gateway's double: answers chats, as a whole or in chunks, and says whatever it was told to say. */
public final class SampleService implements AutoCloseable {
    private static final int GAP_MILLIS = 12;
    private static final String CHUNK = "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
            + "\"model\":\"stub\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public SampleService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::chat);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void chat(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.contains("\"stream\":true")) {
            stream(exchange, body.contains("cut"));
        } else {
            whole(exchange, body);
        }
    }

    /** Repeats the request, as a careless service would. */
    private static void whole(HttpExchange exchange, String request) throws IOException {
        String answer =
                "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"stub\",\"choices\":"
                        + "[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"Four.\"}}],"
                        + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7},\"echo\":"
                        + request + "}";
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void stream(HttpExchange exchange, boolean cut) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        event(out, CHUNK.formatted("{\"role\":\"assistant\"}", "null"), 2);
        String[] words = "Two and two make four, as they did in every test before this one.".split("(?<= )");
        for (int i = 0; i < words.length; i++) {
            event(out, CHUNK.formatted("{\"content\":\"" + words[i] + "\"}", "null"), i == 6 ? 9 : 1);
        }
        if (cut) {
            throw new IOException("cuts the connection in the middle of the answer");
        }
        event(out, CHUNK.formatted("{}", "\"stop\""), 1);
        event(
                out,
                "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"stub\",\"choices\":[],"
                        + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":14,\"total_tokens\":19}}",
                1);
        event(out, "[DONE]", 0);
        out.close();
    }

    private void event(OutputStream out, String data, int gaps) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        pause(gaps * GAP_MILLIS);
    }

    /** A latch that nobody counts down: the double takes its time. */
    private static void pause(int millis) {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
