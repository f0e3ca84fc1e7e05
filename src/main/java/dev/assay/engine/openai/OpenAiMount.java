package dev.assay.engine.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.BearerKey;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.Mount;
import dev.assay.engine.api.OpenAiError;
import dev.assay.service.ApiError;
import dev.assay.service.ErrorShape;
import dev.assay.service.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The engine's own API: OpenAI's shapes at the root. */
public final class OpenAiMount implements Mount {
    private final EngineParts parts;

    public OpenAiMount(EngineParts parts) {
        this.parts = parts;
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public ErrorShape errors() {
        return OpenAiError.SHAPE;
    }

    @Override
    public String key(Context ctx) {
        return BearerKey.of(ctx);
    }

    @Override
    public ApiError unknownKey() {
        return BearerKey.unknown();
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get("/healthz", this::health);
        new OpenAiRoutes(parts, Flavour.own(parts.label())).register(routes);
    }

    /** Says ok also when all sessions are taken: it is about life, not about load. */
    private void health(Context ctx) {
        ObjectNode body =
                Json.newObject().put("status", "ok").put("model", parts.label()).put("checksum", parts.checksum());
        ctx.contentType("application/json").result(Json.bytes(body));
    }
}
