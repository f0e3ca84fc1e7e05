package dev.assay.engine.dialect;

import dev.assay.engine.api.BrokenStream;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.EventStream;
import dev.assay.engine.generation.GenerationRequest;
import dev.assay.engine.generation.Listener;
import dev.assay.engine.generation.Outcome;
import dev.assay.engine.schedule.Client;
import dev.assay.engine.schedule.Session;
import dev.assay.service.ApiError;
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
     * @throws dev.assay.service.ApiError when there is no room (429), not enough time (504), or the service ends (503)
     */
    public Outcome whole(Client client, GenerationRequest request) {
        try (Session session = parts.admission().open(client)) {
            return session.generate(request, Listener.NOBODY);
        }
    }

    /**
     * Streams the answer. What fails before the prompt is read is an ordinary error; what fails later is told as one. The
     * session is closed before the end is told: whoever hears the end finds its place free.
     */
    public void streamed(Context ctx, GenerationRequest request, Narrator narrator) {
        try (Session session = parts.admission().open(parts.client(ctx))) {
            session.read(request.prompt());
            try (EventStream out = parts.streams().open(ctx)) {
                try {
                    narrate(out, session, request, narrator);
                } catch (RuntimeException e) {
                    ApiError error = BrokenStream.error(ctx, e, parts.logger());
                    RequestLog.put(ctx, "error", error.code());
                    narrator.failed(out, error);
                }
            }
        }
    }

    private static void narrate(EventStream out, Session session, GenerationRequest request, Narrator narrator) {
        narrator.begin(out);
        Outcome outcome = session.generate(request, delta -> narrator.text(out, delta.text()));
        session.close();
        narrator.end(out, outcome);
    }
}
