package dev.assay.acceptance.door;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Answers like a container engine, as far as the door asks one before it starts anything. */
final class FakeEngine implements AutoCloseable {
    private final int port;
    private final AutoCloseable server;

    private FakeEngine(int port, AutoCloseable server) {
        this.port = port;
        this.server = server;
    }

    /** Takes connections and never answers. */
    static FakeEngine silent() throws IOException {
        ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        return new FakeEngine(socket.getLocalPort(), socket);
    }

    /** Has these images of ours, built from sources of long ago. */
    static FakeEngine withImages(String... names) throws IOException {
        Set<String> images = Set.of(names);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean there = path.equals("/_ping")
                    || images.stream().anyMatch(name -> path.equals("/images/assay/" + name + ":local/json"));
            byte[] body = "{\"Config\":{\"Labels\":{\"dev.assay.source\":\"0123\"}}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(there ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return new FakeEngine(server.getAddress().getPort(), () -> server.stop(0));
    }

    /** For {@code DOCKER_HOST}. */
    String address() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
