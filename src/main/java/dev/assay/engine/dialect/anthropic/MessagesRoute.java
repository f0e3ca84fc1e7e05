package dev.assay.engine.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.dialect.Answering;
import dev.assay.engine.generation.GenerationRequest;
import dev.assay.engine.schedule.Client;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;

/** {@code POST /messages}, whole or streamed, and what a prompt would count. */
final class MessagesRoute {
    private final EngineParts parts;
    private final Answering answering;

    MessagesRoute(EngineParts parts) {
        this.parts = parts;
        this.answering = new Answering(parts);
    }

    void create(Context ctx) {
        MessagesRequest request = MessagesRequest.read(Json.object(ctx.bodyAsBytes()));
        if (request.stream()) {
            GenerationRequest generation = request.question().within(parts.context());
            MessageShapes shapes = new MessageShapes(request.model());
            answering.streamed(
                    ctx,
                    generation,
                    new MessageEvents(shapes, generation.prompt().size()));
        } else {
            JsonAnswer.send(ctx, answer(request, parts.client(ctx)));
        }
    }

    /** The whole message. */
    ObjectNode answer(MessagesRequest request, Client client) {
        GenerationRequest generation = request.question().within(parts.context());
        return new MessageShapes(request.model()).message(answering.whole(client, generation));
    }

    void countTokens(Context ctx) {
        int tokens =
                MessagesRequest.prompt(Json.object(ctx.bodyAsBytes())).prompt().size();
        JsonAnswer.send(ctx, Json.newObject().put("input_tokens", tokens));
    }
}
