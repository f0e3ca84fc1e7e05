package dev.assay.acceptance.environment.containers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Puts single questions to a container engine, each within a bound. Testcontainers would need a second to load, and would try
 * many ways to reach an engine before it said that there is none.
 */
final class EngineSocket {
    private static final int DEFAULT_TCP_PORT = 2375;

    private final String name;
    private final SocketAddress address;
    private final Duration patience;

    private EngineSocket(String name, SocketAddress address, Duration patience) {
        this.name = name;
        this.address = address;
        this.patience = patience;
    }

    /** What the engine said. */
    record Answer(int status, String body) {}

    /** The engine that {@code DOCKER_HOST} names, else the one at the usual sockets. */
    static EngineSocket find(Map<String, String> environment, Duration patience) {
        String host = environment.getOrDefault("DOCKER_HOST", "");
        if (host.startsWith("tcp://")) {
            URI uri = URI.create(host);
            int port = uri.getPort() < 0 ? DEFAULT_TCP_PORT : uri.getPort();
            return new EngineSocket(host, new InetSocketAddress(uri.getHost(), port), patience);
        }
        Path socket =
                host.startsWith("unix://") ? Path.of(host.substring("unix://".length())) : usualSocket(environment);
        return new EngineSocket("unix://" + socket, UnixDomainSocketAddress.of(socket), patience);
    }

    private static Path usualSocket(Map<String, String> environment) {
        Path standard = Path.of("/var/run/docker.sock");
        Stream<Path> others = Stream.of(
                Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/run"), "docker.sock"),
                Path.of(environment.getOrDefault("HOME", "/"), ".docker", "run", "docker.sock"));
        return Stream.concat(Stream.of(standard), others)
                .filter(Files::exists)
                .findFirst()
                .orElse(standard);
    }

    /**
     * Asks {@code GET path}.
     *
     * @throws IOException nobody listens, or nobody answers in time
     */
    Answer get(String path) throws IOException {
        try (SocketChannel channel = open()) {
            FutureTask<Answer> exchange = new FutureTask<>(() -> exchange(channel, path));
            Thread thread = new Thread(exchange, "engine-question");
            thread.setDaemon(true);
            thread.start();
            return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private SocketChannel open() throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private Answer exchange(SocketChannel channel, String path) throws IOException {
        channel.connect(address);
        // 1.0, so that the answer comes whole and the end of it is the end of the connection.
        String question = "GET " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n";
        channel.write(ByteBuffer.wrap(question.getBytes(StandardCharsets.US_ASCII)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (channel.read(buffer) >= 0) {
            bytes.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        return parse(bytes.toString(StandardCharsets.UTF_8));
    }

    private static Answer parse(String text) throws IOException {
        int body = text.indexOf("\r\n\r\n");
        List<String> status = List.of(text.split("[ \r]", 3));
        if (body < 0 || status.size() < 2 || !status.get(1).matches("\\d{3}")) {
            throw new IOException("what answers there speaks no HTTP");
        }
        return new Answer(Integer.parseInt(status.get(1)), text.substring(body + 4));
    }

    /** The address, as {@code DOCKER_HOST} would spell it. */
    URI uri() {
        return URI.create(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
