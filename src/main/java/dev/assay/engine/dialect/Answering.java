package dev.assay.engine.dialect;

import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.EventStream;
import dev.assay.engine.generation.Cancelled;
import dev.assay.engine.generation.GenerationRequest;
import dev.assay.engine.generation.Listener;
import dev.assay.engine.generation.Outcome;
import dev.assay.engine.schedule.Client;
import dev.assay.engine.schedule.Session;
import dev.assay.service.ApiError;
import dev.assay.service.ClientGone;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;

/** Has the model answer, in whole or told piece by piece, on the caller's thread. */
public final class Answering {
    private final EngineParts parts;

    public Answering(EngineParts parts) {
        this.parts = parts;
    }

    /**
     * The whole answer.
     *
     * @throws ApiError when there is no room (429), not enough time (504), or the service ends (503)
     */
    public Outcome whole(Client client, GenerationRequest request) {
        try (Session session = parts.admission().open(client)) {
            return session.generate(request, Listener.NOBODY);
        } catch (Cancelled e) {
            throw told(e);
        }
    }

    /** Streams the answer. What fails before the prompt is read is an ordinary error; what fails later is told as one. */
    public void streamed(Context ctx, GenerationRequest request, Narrator narrator) {
        try (Session session = parts.admission().open(parts.client(ctx))) {
            session.read(request.prompt());
            try (EventStream out = parts.streams().open(ctx)) {
                narrate(ctx, session, request, narrator, out);
            }
        } catch (Cancelled e) {
            throw told(e);
        }
    }

    private void narrate(Context ctx, Session session, GenerationRequest request, Narrator narrator, EventStream out) {
        narrator.begin(out);
        Outcome outcome;
        try {
            outcome = session.generate(request, delta -> narrator.text(out, delta.text()));
        } catch (ClientGone e) {
            throw e;
        } catch (RuntimeException e) {
            ApiError error = failure(ctx, e);
            RequestLog.put(ctx, "end", error.code());
            narrator.failed(out, error);
            return;
        }
        narrator.end(out, outcome);
    }

    private ApiError failure(Context ctx, RuntimeException e) {
        if (e instanceof Cancelled cancelled) {
            return told(cancelled);
        }
        if (e instanceof ApiError error) {
            return error;
        }
        parts.logger().error("request_id={} failed in its stream", RequestLog.requestId(ctx), e);
        return new ApiError(500, "internal", "internal error");
    }

    private static ApiError told(Cancelled cancelled) {
        return switch (cancelled.because()) {
            case CLIENT_GONE -> new ApiError(499, "client_gone", "the client left");
            case DEADLINE -> new ApiError(504, "timeout", "the answer took longer than a request may");
            case STOPPING -> ApiError.unavailable("stopping", "the service is stopping");
        };
    }
}
