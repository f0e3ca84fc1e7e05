package dev.assay.engine.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.BearerKey;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.Mount;
import dev.assay.engine.api.OpenAiError;
import dev.assay.service.ApiError;
import dev.assay.service.ErrorShape;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Consumer;

/** An API in OpenAI's shapes: a bearer token lets in, errors have four members. */
public final class OpenAiMount implements Mount {
    private final String path;
    private final List<Consumer<RoutesConfig>> routes;

    /** @param path below which the routes are; empty for the root */
    public OpenAiMount(String path, List<Consumer<RoutesConfig>> routes) {
        this.path = path;
        this.routes = List.copyOf(routes);
    }

    /** The engine's own API, at the root, with its health. */
    public static OpenAiMount own(EngineParts parts) {
        OpenAiRoutes routes = new OpenAiRoutes(parts, Flavour.own(parts.label()));
        return new OpenAiMount(
                "", List.of(config -> config.get("/healthz", ctx -> health(ctx, parts)), routes::register));
    }

    @Override
    public String path() {
        return path;
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
    public void register(RoutesConfig config) {
        routes.forEach(each -> each.accept(config));
    }

    /** Says ok also when all sessions are taken: it is about life, not about load. */
    private static void health(Context ctx, EngineParts parts) {
        ObjectNode body =
                Json.newObject().put("status", "ok").put("model", parts.label()).put("checksum", parts.checksum());
        JsonAnswer.send(ctx, body);
    }
}
