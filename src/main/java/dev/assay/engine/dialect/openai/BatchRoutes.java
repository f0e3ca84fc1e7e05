package dev.assay.engine.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.InvalidRequest;
import dev.assay.engine.dialect.Page;
import dev.assay.engine.dialect.batch.Batch;
import dev.assay.engine.dialect.batch.BatchDesk;
import dev.assay.engine.dialect.batch.BatchItem;
import dev.assay.engine.openai.Inspection;
import dev.assay.engine.openai.Member;
import dev.assay.service.ApiError;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** {@code /batches}: a file of requests, answered later into a file. */
final class BatchRoutes {
    private static final String PREFIX = "batch_";

    private final BatchDesk desk;
    private final FileShelf files;
    private final Map<String, Function<byte[], ObjectNode>> endpoints;
    private final String path;
    private final Map<Batch, OpenAiBatch> shapes = new ConcurrentHashMap<>();

    /** @param endpoints what a batch may be for, and who answers one request of it */
    BatchRoutes(BatchDesk desk, FileShelf files, Map<String, Function<byte[], ObjectNode>> endpoints, String mount) {
        this.desk = desk;
        this.files = files;
        this.endpoints = endpoints;
        this.path = mount + "/batches";
    }

    void register(RoutesConfig routes) {
        routes.post(path, this::create);
        routes.get(path, this::list);
        routes.get(path + "/{batch}", ctx -> JsonAnswer.send(ctx, describe(find(ctx))));
        routes.post(path + "/{batch}/cancel", this::cancel);
    }

    private void create(Context ctx) {
        Inspection inspection = new Inspection(400);
        Member body = inspection.read(ctx.bodyAsBytes());
        Member input = body.at("input_file_id");
        String file = input.mustBeThere() ? input.text() : "";
        Member endpoint = body.at("endpoint");
        endpoint.mustBeThere();
        String wanted = endpoint.choice(List.copyOf(endpoints.keySet()), "");
        Member window = body.at("completion_window");
        window.mustBeThere();
        window.choice(List.of("24h"), "24h");
        inspection.end();
        JsonAnswer.send(
                ctx, describe(take(input(file), wanted, body.at("metadata").json())));
    }

    private StoredFile input(String id) {
        StoredFile file;
        try {
            file = files.get(id);
        } catch (ApiError e) {
            throw new InvalidRequest(400, "invalid_value", "input_file_id", "input_file_id: " + e.getMessage());
        }
        if (!file.purpose().equals("batch")) {
            throw new InvalidRequest(
                    400, "invalid_value", "input_file_id", "input_file_id: the file's purpose is not batch");
        }
        return file;
    }

    private Batch take(StoredFile file, String endpoint, JsonNode metadata) {
        BatchInput input = BatchInput.read(file.content(), endpoint, endpoints.get(endpoint));
        JsonNode shown = metadata.isObject() ? metadata : Json.newObject().nullNode();
        OpenAiBatch shape = new OpenAiBatch(file.id(), endpoint, shown, input.problems());
        List<BatchItem> items = input.problems().isEmpty() ? input.items() : List.of();
        Batch batch = desk.take(PREFIX, items, over -> shape.over(over, files));
        shapes.put(batch, shape);
        shapes.keySet().removeIf(each -> desk.find(each.id()).isEmpty());
        return batch;
    }

    private void list(Context ctx) {
        List<Batch> all =
                desk.newestFirst(PREFIX).stream().filter(shapes::containsKey).toList();
        Page<Batch> page = Page.of(ctx, all, Batch::id, "after", 20, 100);
        ObjectNode body = Json.newObject().put("object", "list");
        ArrayNode data = body.putArray("data");
        page.items().forEach(batch -> data.add(describe(batch)));
        body.put("first_id", page.first().map(Batch::id).orElse(null))
                .put("last_id", page.last().map(Batch::id).orElse(null))
                .put("has_more", page.hasMore());
        JsonAnswer.send(ctx, body);
    }

    private void cancel(Context ctx) {
        Batch batch = find(ctx);
        if (batch.state().isOver()) {
            throw new ApiError(409, "already_over", "the batch is over, so there is nothing to cancel");
        }
        batch.cancel();
        JsonAnswer.send(ctx, describe(batch));
    }

    private Batch find(Context ctx) {
        return Optional.of(ctx.pathParam("batch"))
                .flatMap(desk::find)
                .filter(shapes::containsKey)
                .orElseThrow(() -> ApiError.notFound("there is no batch with that id"));
    }

    private ObjectNode describe(Batch batch) {
        return shapes.get(batch).describe(batch);
    }
}
