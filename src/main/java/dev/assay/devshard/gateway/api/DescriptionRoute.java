package dev.assay.devshard.gateway.api;

import dev.assay.service.ApiError;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is under an escrow's path, for people and for generators of clients (contract 2.1). */
final class DescriptionRoute {
    private static final String DOCUMENT = "/devshardctl/openapi.json";

    private final EscrowChoice choice;

    DescriptionRoute(EscrowChoice choice) {
        this.choice = choice;
    }

    /** @throws ApiError 404 for an unknown escrow */
    void document(Context ctx) {
        String id = choice.of(ctx).id();
        String text = resource().replace("ESCROW_ID", id);
        ctx.contentType("application/json").result(text);
    }

    void page(Context ctx) {
        String id = choice.of(ctx).id();
        ctx.contentType("text/html; charset=utf-8")
                .result("<!doctype html><title>devshard " + id + "</title><h1>devshard " + id + "</h1>"
                        + "<p>An OpenAI client takes <code>/devshard/" + id + "/v1</code> as its base URL. "
                        + "<a href=\"/devshard/" + id + "/openapi.json\">OpenAPI</a>, "
                        + "<a href=\"/devshard/" + id + "/v1/status\">status</a>.</p>");
    }

    private static String resource() {
        try (InputStream in = DescriptionRoute.class.getResourceAsStream(DOCUMENT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
