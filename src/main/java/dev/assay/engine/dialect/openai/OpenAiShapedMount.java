package dev.assay.engine.dialect.openai;

import dev.assay.engine.api.BearerKey;
import dev.assay.engine.api.Mount;
import dev.assay.engine.api.OpenAiError;
import dev.assay.service.ApiError;
import dev.assay.service.ErrorShape;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Consumer;

/** An API in OpenAI's shapes: a bearer token lets in, errors have four members. */
final class OpenAiShapedMount implements Mount {
    private final String path;
    private final List<Consumer<RoutesConfig>> routes;

    OpenAiShapedMount(String path, List<Consumer<RoutesConfig>> routes) {
        this.path = path;
        this.routes = List.copyOf(routes);
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
}
