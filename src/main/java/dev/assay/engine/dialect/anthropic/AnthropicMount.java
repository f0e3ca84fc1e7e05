package dev.assay.engine.dialect.anthropic;

import dev.assay.engine.api.BearerKey;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.Mount;
import dev.assay.engine.dialect.batch.BatchDesk;
import dev.assay.service.ApiError;
import dev.assay.service.ErrorShape;
import dev.assay.service.RequestLog;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Anthropic's API. Its clients send {@code x-api-key} or a bearer token, and name the version of the API they mean. */
public final class AnthropicMount implements Mount {
    static final String PATH = "/anthropic/v1";

    private static final String KEY = "x-api-key";
    private static final String VERSION = "anthropic-version";
    private static final String VERSION_FORM = "20[0-9]{2}-[0-9]{2}-[0-9]{2}";

    private final MessagesRoute messages;
    private final BatchRoutes batches;

    public AnthropicMount(EngineParts parts, BatchDesk desk) {
        this.messages = new MessagesRoute(parts);
        this.batches = new BatchRoutes(desk, messages);
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public ErrorShape errors() {
        return AnthropicError.SHAPE;
    }

    /** Older clients of the vendor send a header of its own, newer ones a bearer token. */
    @Override
    public String key(Context ctx) {
        String key = ctx.header(KEY);
        if (key == null && ctx.header("Authorization") != null) {
            return BearerKey.of(ctx);
        }
        if (key == null || key.isBlank()) {
            throw ApiError.unauthorized("missing_api_key", KEY + " header is required");
        }
        return key.strip();
    }

    @Override
    public ApiError unknownKey() {
        return ApiError.unauthorized("invalid_api_key", "invalid " + KEY);
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.before(PATH + "/*", AnthropicMount::greet);
        routes.get(PATH + "/models", AnthropicModels::list);
        routes.get(PATH + "/models/{model}", AnthropicModels::one);
        routes.post(PATH + "/messages", messages::create);
        routes.post(PATH + "/messages/count_tokens", messages::countTokens);
        batches.register(routes, PATH + "/messages/batches");
    }

    private static void greet(Context ctx) {
        ctx.header("request-id", RequestLog.requestId(ctx));
        String version = ctx.header(VERSION);
        if (version == null || !version.matches(VERSION_FORM)) {
            throw ApiError.badRequest("invalid_version", VERSION + ": header is required, for instance 2023-06-01");
        }
    }
}
