package dev.assay.devshard.host;

import dev.assay.service.ClientGone;
import dev.assay.service.SseStream;
import io.javalin.http.Context;

/** Whoever listens to an answer. It may leave at any time; the work it asked for goes on without it. */
final class Audience implements AutoCloseable {
    private SseStream stream;

    private Audience(SseStream stream) {
        this.stream = stream;
    }

    static Audience of(Context ctx) {
        try {
            return new Audience(SseStream.open(ctx));
        } catch (ClientGone gone) {
            return new Audience(null);
        }
    }

    /** Sends one event, if anybody is there. */
    void tell(byte[] data) {
        if (stream == null) {
            return;
        }
        try {
            stream.data(data);
        } catch (ClientGone gone) {
            stream = null;
        }
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
