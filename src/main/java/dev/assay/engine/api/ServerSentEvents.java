package dev.assay.engine.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.service.SseStream;

/** Events as the service writes them. */
public record ServerSentEvents(SseStream stream) implements EventStream {
    /** Opens streams without any fault. */
    public static final EventStreams STREAMS = ctx -> new ServerSentEvents(SseStream.open(ctx));

    @Override
    public void data(String line) {
        stream.data(line);
    }

    @Override
    public void event(String name, String line) {
        stream.write(("event: " + name + "\ndata: " + line + "\n\n").getBytes(UTF_8));
    }

    @Override
    public void close() {
        stream.close();
    }

    @Override
    public void abort() {
        stream.abort();
    }
}
