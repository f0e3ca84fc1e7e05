package dev.assay.engine.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.schedule.Client;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Models, chat, completions and embeddings in OpenAI's shapes, below one path and in one flavour. */
public final class OpenAiRoutes {
    private final EngineParts parts;
    private final Flavour flavour;
    private final TextRoute chat;
    private final TextRoute completions;
    private final EmbeddingsRoute embeddings;

    public OpenAiRoutes(EngineParts parts, Flavour flavour) {
        this.parts = parts;
        this.flavour = flavour;
        RequestReader reader = new RequestReader(parts, flavour);
        this.chat = TextRoute.chat(parts, reader);
        this.completions = TextRoute.completions(parts, reader);
        this.embeddings = new EmbeddingsRoute(parts, flavour);
    }

    public void register(RoutesConfig routes) {
        routes.get(flavour.path() + "/models", this::list);
        routes.get(flavour.path() + "/models/{model}", this::model);
        routes.post(flavour.path() + "/chat/completions", chat);
        routes.post(flavour.path() + "/completions", completions);
        routes.post(flavour.path() + "/embeddings", embeddings);
    }

    /**
     * What {@code POST} would answer, for work that is done later.
     *
     * @throws dev.assay.service.ApiError as it would be answered
     */
    public ObjectNode chat(byte[] body, Client client) {
        return chat.whole(body, client);
    }

    /** As {@link #chat(byte[], Client)}. */
    public ObjectNode completion(byte[] body, Client client) {
        return completions.whole(body, client);
    }

    /** As {@link #chat(byte[], Client)}. */
    public ObjectNode embeddings(byte[] body, Client client) {
        return embeddings.answer(body, client);
    }

    private void list(Context ctx) {
        ObjectNode body = Json.newObject().put("object", "list");
        body.putArray("data")
                .addAll(flavour.catalogue().names().stream().map(this::entry).toList());
        JsonAnswer.send(ctx, body);
    }

    private void model(Context ctx) {
        String asked = ctx.pathParam("model");
        if (!flavour.catalogue().names().contains(asked)) {
            throw new ApiError(404, "model_not_found", "there is no model \"" + asked + "\" here");
        }
        JsonAnswer.send(ctx, entry(asked));
    }

    private ObjectNode entry(String name) {
        return Json.newObject()
                .put("id", name)
                .put("object", "model")
                .put("created", parts.started().getEpochSecond())
                .put("owned_by", flavour.owner());
    }
}
