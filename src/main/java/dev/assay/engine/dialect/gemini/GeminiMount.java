package dev.assay.engine.dialect.gemini;

import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.Mount;
import dev.assay.engine.dialect.Answering;
import dev.assay.engine.dialect.Question;
import dev.assay.engine.dialect.VendorModel;
import dev.assay.engine.generation.GenerationRequest;
import dev.assay.service.ApiError;
import dev.assay.service.ErrorShape;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** Gemini's own API. Its clients send {@code x-goog-api-key}, or put the key into the query. */
public final class GeminiMount implements Mount {
    private static final String PATH = "/gemini";
    private static final String MODELS = PATH + "/v1beta/models";
    private static final String KEY = "x-goog-api-key";

    private final EngineParts parts;
    private final Answering answering;
    private final Embedding embedding;

    public GeminiMount(EngineParts parts) {
        this.parts = parts;
        this.answering = new Answering(parts);
        this.embedding = new Embedding(parts);
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public ErrorShape errors() {
        return GeminiError.SHAPE;
    }

    @Override
    public String key(Context ctx) {
        return Optional.ofNullable(ctx.header(KEY))
                .or(() -> Optional.ofNullable(ctx.queryParam("key")))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .orElseThrow(() -> ApiError.unauthorized(
                        "missing_api_key", "the request has no API key; it belongs into the header " + KEY));
    }

    @Override
    public ApiError unknownKey() {
        return ApiError.unauthorized("invalid_api_key", "the API key is not valid");
    }

    @Override
    public void register(RoutesConfig routes) {
        GeminiModels models = new GeminiModels(parts);
        routes.get(MODELS, models::list);
        routes.get(MODELS + "/{model}", models::one);
        routes.post(MODELS + "/{call}", this::call);
    }

    /** {@code models/<id>:<method>}. */
    private void call(Context ctx) {
        String call = ctx.pathParam("call");
        int colon = call.lastIndexOf(':');
        String method = call.substring(colon + 1);
        String model = colon < 0 ? call : call.substring(0, colon);
        boolean embeds = method.equals("embedContent") || method.equals("batchEmbedContents");
        GeminiModels.require(model, embeds ? VendorModel.Kind.EMBEDDINGS : VendorModel.Kind.ANSWERS, method);
        switch (method) {
            case "generateContent" -> generate(ctx, model);
            case "streamGenerateContent" -> stream(ctx, model);
            case "countTokens" -> countTokens(ctx);
            case "embedContent" -> embedding.one(ctx);
            case "batchEmbedContents" -> embedding.many(ctx);
            default -> throw ApiError.notFound("there is no method " + method + " of a model");
        }
    }

    private void generate(Context ctx, String model) {
        JsonAnswer.send(ctx, new GenerateAnswer(model).whole(answering.whole(parts.client(ctx), generation(ctx))));
    }

    /** Events with {@code alt=sse}; else a list of the same pieces, which is only sent when it is whole. */
    private void stream(Context ctx, String model) {
        GenerateAnswer answer = new GenerateAnswer(model);
        if ("sse".equals(ctx.queryParam("alt"))) {
            answering.streamed(ctx, generation(ctx), answer);
        } else {
            JsonAnswer.send(
                    ctx,
                    Json.mapper()
                            .createArrayNode()
                            .add(answer.whole(answering.whole(parts.client(ctx), generation(ctx)))));
        }
    }

    private void countTokens(Context ctx) {
        int tokens = question(ctx).prompt().size();
        JsonAnswer.send(ctx, Json.newObject().put("totalTokens", tokens));
    }

    private GenerationRequest generation(Context ctx) {
        return question(ctx).within(parts.context());
    }

    private Question question(Context ctx) {
        return GenerateRequest.read(Json.object(ctx.bodyAsBytes()), parts.defaultMaxTokens());
    }
}
