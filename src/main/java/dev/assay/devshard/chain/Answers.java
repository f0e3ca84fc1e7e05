package dev.assay.devshard.chain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.service.Json;
import io.javalin.http.Context;

/** Writes an answer. */
final class Answers {
    private Answers() {}

    static void json(Context ctx, JsonNode body) {
        ctx.contentType("application/json").result(Json.bytes(body));
    }
}
