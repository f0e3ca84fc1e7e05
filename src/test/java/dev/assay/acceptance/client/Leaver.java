package dev.assay.acceptance.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** A client that asks and then hangs up: on a plain socket, so that it goes exactly when it is told to. */
public final class Leaver implements AutoCloseable {
    private static final int SILENCE_MILLIS = 20_000;

    private final Socket socket;

    private Leaver(Socket socket) {
        this.socket = socket;
    }

    static Leaver post(URI base, String path, Headers identity, ByteString body) {
        try {
            Socket socket = new Socket(base.getHost(), base.getPort());
            socket.setSoTimeout(SILENCE_MILLIS);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(("POST " + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.size() + "\r\n")
                    .getBytes(US_ASCII));
            for (Headers.Header header : identity.all()) {
                request.writeBytes((header.name() + ": " + header.value() + "\r\n").getBytes(US_ASCII));
            }
            request.writeBytes("\r\n".getBytes(US_ASCII));
            request.writeBytes(body.toByteArray());
            socket.getOutputStream().write(request.toByteArray());
            return new Leaver(socket);
        } catch (IOException e) {
            throw new UncheckedIOException("the request could not be sent to " + base, e);
        }
    }

    /** Reads until this has arrived. */
    public void awaitText(String wanted) {
        StringBuilder seen = new StringBuilder();
        byte[] buffer = new byte[4096];
        try {
            InputStream in = socket.getInputStream();
            while (seen.indexOf(wanted) < 0) {
                int count = in.read(buffer);
                if (count < 0) {
                    throw new AssertionError(
                            "waited for \"" + wanted + "\", but the answer ended with " + Excerpt.of(seen.toString()));
                }
                seen.append(new String(buffer, 0, count, US_ASCII));
            }
        } catch (IOException e) {
            throw new AssertionError(
                    "waited for \"" + wanted + "\", but saw only " + Excerpt.of(seen.toString()) + " (" + e + ")", e);
        }
    }

    /** Hangs up. Idempotent. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
