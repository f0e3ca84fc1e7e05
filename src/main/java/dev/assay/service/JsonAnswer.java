package dev.assay.service;

import io.javalin.http.Context;

/** Answers with a JSON document, with whatever status is set. */
public final class JsonAnswer {
    private JsonAnswer() {}

    public static void send(Context ctx, Object document) {
        ctx.contentType("application/json").result(Json.bytes(document));
    }
}
