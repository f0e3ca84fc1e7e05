package dev.assay.engine.api;

import dev.assay.service.ApiError;
import dev.assay.service.ErrorShape;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** One vendor's API, below one path. */
public interface Mount {
    /** Without a slash at the end, for instance {@code /anthropic/v1}; empty for the engine's own. */
    String path();

    /** How this API shows errors; also those that no handler saw. */
    ErrorShape errors();

    /**
     * The key that a request came with, where this vendor's clients put it.
     *
     * @throws ApiError 401 when there is none, or not in the right form
     */
    String key(Context ctx);

    /** What a client is told whose key nobody knows. */
    ApiError unknownKey();

    /** Adds the routes, with {@link #path} before each. */
    void register(RoutesConfig routes);
}
