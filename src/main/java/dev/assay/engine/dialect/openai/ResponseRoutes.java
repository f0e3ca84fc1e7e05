package dev.assay.engine.dialect.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.InvalidRequest;
import dev.assay.engine.dialect.Answering;
import dev.assay.engine.dialect.Identity;
import dev.assay.engine.dialect.Page;
import dev.assay.engine.generation.GenerationRequest;
import dev.assay.engine.generation.Usage;
import dev.assay.engine.openai.Catalogue;
import dev.assay.engine.schedule.Client;
import dev.assay.engine.text.Role;
import dev.assay.engine.text.Turn;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code /responses}: made, whole or streamed, stored, read again, deleted. */
final class ResponseRoutes {
    private final EngineParts parts;
    private final Answering answering;
    private final Catalogue catalogue;
    private final String path;
    private final StoredResponses stored = new StoredResponses();

    ResponseRoutes(EngineParts parts, Catalogue catalogue, String mount) {
        this.parts = parts;
        this.answering = new Answering(parts);
        this.catalogue = catalogue;
        this.path = mount + "/responses";
    }

    void register(RoutesConfig routes) {
        routes.post(path, this::create);
        routes.post(path + "/input_tokens", this::inputTokens);
        routes.post(path + "/compact", this::compact);
        routes.get(path + "/{response}", ctx -> JsonAnswer.send(ctx, find(ctx).response()));
        routes.get(path + "/{response}/input_items", this::inputItems);
        routes.post(path + "/{response}/cancel", this::cancel);
        routes.delete(path + "/{response}", this::delete);
    }

    /** The whole response, for work that is done later. */
    ObjectNode whole(byte[] body, Client client) {
        ResponseRequest request = read(body);
        GenerationRequest generation = request.question().within(parts.context());
        ResponseShapes shapes = new ResponseShapes(request, parts.clock().instant());
        ObjectNode whole = shapes.whole(answering.whole(client, generation));
        keep(request, whole);
        return whole;
    }

    private void create(Context ctx) {
        ResponseRequest request = read(ctx.bodyAsBytes());
        GenerationRequest generation = request.question().within(parts.context());
        ResponseShapes shapes = new ResponseShapes(request, parts.clock().instant());
        if (request.stream()) {
            answering.streamed(ctx, generation, new ResponseEvents(shapes, whole -> keep(request, whole)));
        } else {
            ObjectNode whole = shapes.whole(answering.whole(parts.client(ctx), generation));
            keep(request, whole);
            JsonAnswer.send(ctx, whole);
        }
    }

    private ResponseRequest read(byte[] body) {
        return ResponseRequest.read(body, catalogue, parts.defaultMaxTokens(), this::turnsBefore);
    }

    private List<Turn> turnsBefore(String id) {
        try {
            return stored.get(id).turns();
        } catch (ApiError e) {
            throw new InvalidRequest(
                    400,
                    "previous_response_not_found",
                    "previous_response_id",
                    "previous_response_id: " + e.getMessage());
        }
    }

    private void keep(ResponseRequest request, ObjectNode whole) {
        if (request.store()) {
            List<Turn> turns = new ArrayList<>(request.conversation());
            turns.add(new Turn(
                    Role.ASSISTANT, whole.at("/output/0/content/0/text").asText("")));
            stored.put(new StoredResponses.Stored(whole, request.input().items(), List.copyOf(turns)));
        }
    }

    private void inputTokens(Context ctx) {
        int tokens = read(ctx.bodyAsBytes()).question().prompt().size();
        JsonAnswer.send(
                ctx, Json.newObject().put("object", "response.input_tokens").put("input_tokens", tokens));
    }

    /** The model has no shorter way to say what was said, so what was said is handed back as it is. */
    private void compact(Context ctx) {
        ResponseRequest request = read(ctx.bodyAsBytes());
        ObjectNode body = Json.newObject()
                .put("id", Identity.fresh("resp_"))
                .put("object", "response.compaction")
                .put("created_at", parts.clock().instant().getEpochSecond());
        ArrayNode output = body.putArray("output");
        request.input().items().forEach(output::add);
        int tokens = request.question().prompt().size();
        body.set("usage", ResponseShapes.usage(new Usage(tokens, 0)));
        JsonAnswer.send(ctx, body);
    }

    private void inputItems(Context ctx) {
        List<ObjectNode> items = new ArrayList<>(find(ctx).items());
        if (!"asc".equals(ctx.queryParam("order"))) {
            Collections.reverse(items);
        }
        Page<ObjectNode> page = Page.of(ctx, items, item -> item.path("id").asText(), "after", 20, 100);
        ObjectNode body = Json.newObject().put("object", "list");
        body.putArray("data").addAll(page.items());
        body.put("first_id", page.first().map(item -> item.path("id").asText()).orElse(null))
                .put(
                        "last_id",
                        page.last().map(item -> item.path("id").asText()).orElse(null))
                .put("has_more", page.hasMore());
        JsonAnswer.send(ctx, body);
    }

    private void cancel(Context ctx) {
        find(ctx);
        throw ApiError.badRequest(
                "not_in_background", "only a response that is made in the background can be cancelled");
    }

    private void delete(Context ctx) {
        String id = ctx.pathParam("response");
        stored.delete(id);
        JsonAnswer.send(
                ctx,
                Json.newObject().put("id", id).put("object", "response.deleted").put("deleted", true));
    }

    private StoredResponses.Stored find(Context ctx) {
        return stored.get(ctx.pathParam("response"));
    }
}
