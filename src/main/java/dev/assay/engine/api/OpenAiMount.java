package dev.assay.engine.api;

import dev.assay.service.ApiError;
import dev.assay.service.ErrorShape;
import dev.assay.service.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

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
        routes.get("/healthz", ctx -> ctx.result(Json.bytes(Map.of("status", "ok", "model", parts.label()))));
    }
}
