package dev.assay.service;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events to one client, each flushed as it is written. Any thread may write; events never interleave. A
 * write to a client that hung up throws {@link ClientGone}; an idle stream learns of it through {@link #comment
 * keep-alive comments}.
 */
public final class SseStream implements AutoCloseable {
    private final Context ctx;
    private final OutputStream out;
    private boolean ended;

    private SseStream(Context ctx, OutputStream out) {
        this.ctx = ctx;
        this.out = out;
    }

    /**
     * Answers 200 with the headers of an event stream, at once. Set headers of your own before; from here on errors
     * cannot be answered as such.
     */
    public static SseStream open(Context ctx) {
        HttpServletResponse response = ctx.res();
        response.setStatus(200);
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            SseStream stream = new SseStream(ctx, response.getOutputStream());
            response.flushBuffer();
            return stream;
        } catch (IOException e) {
            throw gone(ctx, e);
        }
    }

    /** {@code data: …} and a blank line; text of several lines becomes several data lines of one event. */
    public void data(String text) {
        StringBuilder frame = new StringBuilder(text.length() + 8);
        text.lines().forEach(line -> frame.append("data: ").append(line).append('\n'));
        write((frame.isEmpty() ? "data: \n\n" : frame.append('\n').toString())
                .toString()
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The same for one line of UTF-8 that is bytes already, for instance JSON. */
    public void data(byte[] line) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(line.length + 8);
        frame.writeBytes("data: ".getBytes(StandardCharsets.UTF_8));
        frame.writeBytes(line);
        frame.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
        write(frame.toByteArray());
    }

    /** A comment, which clients ignore: keeps the connection alive. */
    public void comment(String text) {
        write((": " + text.replaceAll("[\\r\\n]+", " ") + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that are framed already; flushed as they are. */
    public synchronized void write(byte[] frame) {
        if (ended) {
            throw new IllegalStateException("the stream has ended");
        }
        try {
            out.write(frame);
            out.flush();
        } catch (IOException e) {
            ended = true;
            throw gone(ctx, e);
        }
    }

    /** Ends the stream in good order. Idempotent; never throws. */
    @Override
    public synchronized void close() {
        ended = true;
    }

    /** Ends the stream by cutting the connection, so that the client sees it was not complete. */
    public synchronized void abort() {
        ended = true;
        RequestLog.put(ctx, "end", "aborted");
        Connections.cut(ctx);
    }

    private static ClientGone gone(Context ctx, IOException cause) {
        RequestLog.put(ctx, "end", "client_gone");
        return new ClientGone(cause);
    }
}
