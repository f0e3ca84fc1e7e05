package dev.assay.devshard.gateway.api;

import dev.assay.service.Json;
import io.javalin.http.Context;

/** Answers 200 with a JSON document. */
final class Reply {
    private Reply() {}

    static void json(Context ctx, Object document) {
        ctx.contentType("application/json").result(Json.bytes(document));
    }
}
