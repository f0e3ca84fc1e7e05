package dev.assay.engine.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.dialect.batch.BatchDesk;
import dev.assay.engine.dialect.batch.BatchItem;
import dev.assay.service.ApiError;
import dev.assay.service.Field;
import dev.assay.service.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The requests of a batch, a line each, and what is wrong with them. */
record BatchInput(List<BatchItem> items, List<ObjectNode> problems) {
    private static final int MOST_PROBLEMS = 20;

    /**
     * @param endpoint that all lines have to name
     * @param work answers the body of a line
     */
    static BatchInput read(byte[] file, String endpoint, Function<byte[], ObjectNode> work) {
        List<BatchItem> items = new ArrayList<>();
        List<ObjectNode> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int number = 0;
        for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            if (!line.isBlank()) {
                try {
                    items.add(item(line, endpoint, names, work));
                } catch (ApiError e) {
                    problems.add(problem(e, number));
                }
            }
        }
        if (items.isEmpty() && problems.isEmpty()) {
            problems.add(problem(ApiError.badRequest("empty_file", "the file holds no request"), 1));
        }
        if (items.size() > BatchDesk.MOST_ITEMS) {
            String message = "the file holds more than " + BatchDesk.MOST_ITEMS + " requests";
            problems.add(problem(ApiError.badRequest("too_many_requests", message), number));
        }
        return new BatchInput(items, problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS)));
    }

    private static BatchItem item(String line, String endpoint, Set<String> names, Function<byte[], ObjectNode> work) {
        Field request = Field.body(Json.object(line.getBytes(StandardCharsets.UTF_8)));
        String name = request.at("custom_id").required(Field::text);
        if (!names.add(name)) {
            throw request.at("custom_id").invalid("is the name of another request too");
        }
        if (!request.at("method").isText("POST")) {
            throw request.at("method").invalid("is not POST");
        }
        if (!request.at("url").isText(endpoint)) {
            throw request.at("url").invalid("is not the batch's endpoint, " + endpoint);
        }
        byte[] body = Json.bytes(request.at("body").required(Field::object));
        return new BatchItem(name, () -> work.apply(body));
    }

    private static ObjectNode problem(ApiError error, int line) {
        return Json.newObject()
                .put("code", error.code())
                .put("line", line)
                .put("message", error.getMessage())
                .putNull("param");
    }
}
