package dev.assay.engine.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.dialect.Page;
import dev.assay.engine.dialect.batch.Batch;
import dev.assay.engine.dialect.batch.BatchDesk;
import dev.assay.engine.dialect.batch.BatchItem;
import dev.assay.engine.schedule.Client;
import dev.assay.service.ApiError;
import dev.assay.service.Field;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /messages/batches}: many messages, answered later. Each request is read when its turn comes; a wrong one is an errored result. */
final class BatchRoutes {
    private static final String PREFIX = "msgbatch_";
    private static final String CUSTOM_ID = "[A-Za-z0-9_-]{1,64}";

    private final BatchDesk desk;
    private final MessagesRoute messages;

    BatchRoutes(BatchDesk desk, MessagesRoute messages) {
        this.desk = desk;
        this.messages = messages;
    }

    void register(RoutesConfig routes, String path) {
        routes.post(path, this::create);
        routes.get(path, this::list);
        routes.get(path + "/{batch}", ctx -> show(ctx, find(ctx)));
        routes.get(path + "/{batch}/results", this::results);
        routes.post(path + "/{batch}/cancel", this::cancel);
        routes.delete(path + "/{batch}", this::delete);
    }

    private void create(Context ctx) {
        Field body = Field.body(Json.object(ctx.bodyAsBytes()));
        List<BatchItem> items = body.at("requests").required(field -> field.each(this::item));
        if (items.isEmpty() || items.size() > BatchDesk.MOST_ITEMS) {
            throw ApiError.badRequest(
                    "invalid_value",
                    "requests: holds " + items.size() + " requests; 1 to " + BatchDesk.MOST_ITEMS + " are possible");
        }
        if (items.stream().map(BatchItem::customId).distinct().count() < items.size()) {
            throw ApiError.badRequest("invalid_value", "requests: two have the same custom_id");
        }
        show(ctx, desk.take(PREFIX, items, over -> {}));
    }

    private BatchItem item(Field request) {
        String customId = request.at("custom_id").required(Field::text);
        if (!customId.matches(CUSTOM_ID)) {
            throw request.at("custom_id").invalid("is not 1 to 64 letters, digits, - and _");
        }
        ObjectNode params = request.at("params").required(Field::object);
        return new BatchItem(customId, () -> answer(params));
    }

    private ObjectNode answer(ObjectNode params) {
        MessagesRequest request = MessagesRequest.read(params);
        if (request.stream()) {
            throw ApiError.badRequest("invalid_value", "stream: a batch has nobody to stream to");
        }
        return messages.answer(request, Client.NOBODY);
    }

    private void list(Context ctx) {
        Page<Batch> page = Page.of(ctx, desk.newestFirst(PREFIX), Batch::id, "after_id", 20, 1000);
        ObjectNode node = Json.newObject();
        ArrayNode data = node.putArray("data");
        page.items().forEach(batch -> data.add(BatchShapes.batch(batch, address(ctx, batch))));
        node.put("has_more", page.hasMore())
                .put("first_id", page.first().map(Batch::id).orElse(null))
                .put("last_id", page.last().map(Batch::id).orElse(null));
        JsonAnswer.send(ctx, node);
    }

    private void results(Context ctx) {
        Batch batch = find(ctx);
        if (!batch.state().isOver()) {
            throw ApiError.badRequest("not_ended", "the batch has not ended, so it has no results yet");
        }
        ctx.contentType("application/x-jsonl")
                .result(batch.results().stream()
                        .map(result -> Json.text(BatchShapes.line(result)) + "\n")
                        .collect(Collectors.joining()));
    }

    private void cancel(Context ctx) {
        Batch batch = find(ctx);
        batch.cancel();
        show(ctx, batch);
    }

    private void delete(Context ctx) {
        Batch batch = find(ctx);
        if (!batch.state().isOver()) {
            throw ApiError.badRequest("not_ended", "the batch has not ended; cancel it first");
        }
        desk.forget(batch);
        JsonAnswer.send(ctx, Json.newObject().put("id", batch.id()).put("type", "message_batch_deleted"));
    }

    private Batch find(Context ctx) {
        String id = ctx.pathParam("batch");
        return desk.find(id)
                .filter(batch -> id.startsWith(PREFIX))
                .orElseThrow(() -> ApiError.notFound("there is no such batch"));
    }

    private static void show(Context ctx, Batch batch) {
        JsonAnswer.send(ctx, BatchShapes.batch(batch, address(ctx, batch)));
    }

    private static String address(Context ctx, Batch batch) {
        return ctx.scheme() + "://" + ctx.host() + AnthropicMount.PATH + "/messages/batches/" + batch.id();
    }
}
