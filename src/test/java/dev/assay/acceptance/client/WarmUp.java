package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the judge's clients load what they need while the first network starts. The first request through REST Assured
 * takes a second and a half, and a stream read by a client that is still loading classes arrives in one lump, whatever
 * the service did.
 */
public final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private WarmUp() {}

    /** Returns at once; what goes wrong will go wrong again where somebody looks. */
    public static void inBackground() {
        Thread thread = new Thread(WarmUp::run, "assay-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    static void run() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", WarmUp::answer);
            server.start();
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            ChatClient client = new ChatClient(address, Bearer.of("none"), Witness.none());
            client.stream(ChatRequest.asking("m", "warm").streamed()).content();
            client.send(ByteString.copyFromUtf8("{}")).content();
            client.models().document();
            server.stop(0);
        } catch (IOException | RuntimeException | AssertionError failure) {
            LOG.debug("the clients were not warmed up", failure);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean stream =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).contains("stream");
        exchange.getResponseHeaders().add("Content-Type", stream ? "text/event-stream" : "application/json");
        exchange.sendResponseHeaders(200, 0);
        String body =
                stream ? "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: [DONE]\n\n" : "{\"data\":[]}";
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }
}
