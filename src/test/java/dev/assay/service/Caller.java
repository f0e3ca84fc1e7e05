package dev.assay.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of a service under test: a whole exchange, an answer as it arrives, or bare bytes. */
public final class Caller {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String END = "\r\n0\r\n\r\n";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    public Caller(URI base) {
        this.base = base;
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    /** The body of the answer to a GET, for use in lambdas. */
    String body(String path) {
        try {
            return get(path).body();
        } catch (Exception e) {
            throw new IllegalStateException(path + " was not answered", e);
        }
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        return http.send(request(method, path, body, headers), BodyHandlers.ofString());
    }

    HttpResponse<InputStream> open(String path) throws Exception {
        return http.send(request("GET", path, ""), BodyHandlers.ofInputStream());
    }

    HttpResponse<String> sendChunked(String path, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** What the server says to these bytes, until it closes the connection or ends a chunked body. */
    String raw(String bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            StringBuilder said = new StringBuilder();
            int next = socket.getInputStream().read();
            while (next >= 0) {
                said.append((char) next);
                boolean complete = said.length() >= END.length()
                        && said.substring(said.length() - END.length()).equals(END);
                next = complete ? -1 : socket.getInputStream().read();
            }
            return said.toString();
        }
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }
}
