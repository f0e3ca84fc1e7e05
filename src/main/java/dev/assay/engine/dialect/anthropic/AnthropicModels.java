package dev.assay.engine.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;
import java.util.List;

/** The names by which Anthropic's clients know the one model. */
final class AnthropicModels {
    private static final List<String> IDS = List.of("claude-sonnet-4-6");
    private static final String CREATED = "2026-01-01T00:00:00Z";

    private AnthropicModels() {}

    /** @throws ApiError 404 when there is no such model */
    static void require(String id) {
        if (!IDS.contains(id)) {
            throw ApiError.notFound("model: " + shown(id));
        }
    }

    static void list(Context ctx) {
        ObjectNode page = Json.newObject();
        ArrayNode data = page.putArray("data");
        IDS.forEach(id -> data.add(model(id)));
        page.put("has_more", false).put("first_id", IDS.get(0)).put("last_id", IDS.get(IDS.size() - 1));
        JsonAnswer.send(ctx, page);
    }

    static void one(Context ctx) {
        String id = ctx.pathParam("model");
        require(id);
        JsonAnswer.send(ctx, model(id));
    }

    private static ObjectNode model(String id) {
        return Json.newObject()
                .put("type", "model")
                .put("id", id)
                .put("display_name", id)
                .put("created_at", CREATED);
    }

    private static String shown(String id) {
        return id.length() > 100 ? id.substring(0, 100) + "..." : id;
    }
}
