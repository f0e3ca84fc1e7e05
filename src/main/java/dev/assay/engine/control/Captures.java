package dev.assay.engine.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * What clients asked, as they asked it: method, path, headers, body; the last {@value #KEPT} requests. {@code GET
 * /control/captures} lists them, oldest first; {@code ?request_id=} those that came with this id, {@code ?marker=} those
 * whose body holds this text. Keys are shown: in test mode they are made up.
 */
final class Captures {
    private static final String PATH = "/control/captures";
    private static final int KEPT = 500;
    private static final int LONGEST = 64 * 1024;

    private final Clock clock;
    private final Deque<ObjectNode> captures = new ArrayDeque<>();

    Captures(Clock clock) {
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.before(this::capture);
        routes.get(PATH, this::list);
    }

    private void capture(Context ctx) {
        if (ctx.path().startsWith("/control/")
                || ctx.path().equals("/metrics")
                || ctx.path().equals("/healthz")) {
            return;
        }
        ObjectNode capture = Json.newObject()
                .put("at", clock.instant().toString())
                .put("request_id", requestId(ctx))
                .put("method", ctx.method().name())
                .put("path", ctx.path())
                .put("query", ctx.queryString());
        ObjectNode headers = capture.putObject("headers");
        ctx.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        capture.put("body", body(ctx));
        synchronized (captures) {
            captures.add(capture);
            if (captures.size() > KEPT) {
                captures.remove();
            }
        }
    }

    private void list(Context ctx) {
        String id = ctx.queryParam("request_id");
        String marker = ctx.queryParam("marker");
        ObjectNode body = Json.newObject();
        ArrayNode list = body.putArray("captures");
        synchronized (captures) {
            captures.stream()
                    .filter(capture ->
                            id == null || capture.path("request_id").asText().equals(id))
                    .filter(capture ->
                            marker == null || capture.path("body").asText().contains(marker))
                    .forEach(list::add);
        }
        JsonAnswer.send(ctx, body);
    }

    /** The id as whichever header this vendor's clients use says it. */
    private static String requestId(Context ctx) {
        String id = ctx.header("X-Request-Id");
        return id == null ? ctx.header("X-Client-Request-Id") : id;
    }

    /** An upload is left to its handler, which reads it as it comes. */
    private static String body(Context ctx) {
        if (ctx.isMultipart()) {
            return null;
        }
        String body = ctx.body();
        return body.length() > LONGEST ? body.substring(0, LONGEST) : body;
    }
}
