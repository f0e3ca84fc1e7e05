package dev.assay.engine.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.OpenAiError;
import dev.assay.engine.dialect.Identity;
import dev.assay.engine.dialect.batch.Batch;
import dev.assay.engine.dialect.batch.BatchState;
import dev.assay.engine.dialect.batch.ItemResult;
import dev.assay.service.Json;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A batch as OpenAI's clients see it. What was answered goes to one file, what was refused to another, when it is over. */
final class OpenAiBatch {
    private final String inputFile;
    private final String endpoint;
    private final JsonNode metadata;
    private final List<ObjectNode> problems;
    private volatile Optional<String> outputFile = Optional.empty();
    private volatile Optional<String> errorFile = Optional.empty();

    /** @param problems of its input; with any, the batch fails */
    OpenAiBatch(String inputFile, String endpoint, JsonNode metadata, List<ObjectNode> problems) {
        this.inputFile = inputFile;
        this.endpoint = endpoint;
        this.metadata = metadata;
        this.problems = problems;
    }

    void over(Batch batch, FileShelf files) {
        outputFile = file(batch, files, ItemResult.Answered.class, "output");
        errorFile = file(batch, files, ItemResult.Refused.class, "error");
    }

    ObjectNode describe(Batch batch) {
        BatchState state = batch.state();
        boolean failed = !problems.isEmpty() && state != BatchState.VALIDATING;
        ObjectNode node = Json.newObject()
                .put("id", batch.id())
                .put("object", "batch")
                .put("endpoint", endpoint)
                .put("input_file_id", inputFile)
                .put("completion_window", "24h")
                .put("status", failed ? "failed" : state.name().toLowerCase(Locale.ROOT))
                .put("output_file_id", outputFile.orElse(null))
                .put("error_file_id", errorFile.orElse(null))
                .put("created_at", batch.createdAt().getEpochSecond())
                .put("expires_at", seconds(batch.createdAt().plus(Batch.LIFE)));
        boolean begun = state != BatchState.VALIDATING && !failed;
        Optional<Instant> ended = batch.endedAt();
        node.put("in_progress_at", begun ? seconds(batch.startedAt()) : null)
                .put("finalizing_at", state == BatchState.COMPLETED && !failed ? seconds(ended) : null)
                .put("completed_at", state == BatchState.COMPLETED && !failed ? seconds(ended) : null)
                .put("failed_at", failed ? seconds(batch.startedAt()) : null)
                .putNull("expired_at")
                .put("cancelling_at", seconds(batch.cancelledAt()))
                .put("cancelled_at", state == BatchState.CANCELLED ? seconds(ended) : null);
        node.set("errors", failed ? errors() : node.nullNode());
        node.set("request_counts", counts(batch));
        node.set("metadata", metadata);
        return node;
    }

    private ObjectNode errors() {
        ObjectNode errors = Json.newObject().put("object", "list");
        errors.putArray("data").addAll(problems);
        return errors;
    }

    private static ObjectNode counts(Batch batch) {
        List<ItemResult> results = batch.results();
        return Json.newObject()
                .put("total", batch.size())
                .put("completed", count(results, ItemResult.Answered.class))
                .put("failed", count(results, ItemResult.Refused.class));
    }

    private static int count(List<ItemResult> results, Class<? extends ItemResult> kind) {
        return (int) results.stream().filter(kind::isInstance).count();
    }

    private static Optional<String> file(Batch batch, FileShelf files, Class<? extends ItemResult> kind, String what) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (ItemResult result : batch.results()) {
            if (kind.isInstance(result)) {
                lines.writeBytes(Json.bytes(line(result)));
                lines.write('\n');
            }
        }
        return lines.size() == 0
                ? Optional.empty()
                : Optional.of(files.keep(batch.id() + "_" + what + ".jsonl", "batch_output", lines.toByteArray())
                        .id());
    }

    private static ObjectNode line(ItemResult result) {
        ObjectNode line =
                Json.newObject().put("id", Identity.fresh("batch_req_")).put("custom_id", result.customId());
        ObjectNode response = line.putObject("response");
        if (result instanceof ItemResult.Answered answered) {
            response.put("status_code", 200).set("body", answered.body());
        } else if (result instanceof ItemResult.Refused refused) {
            response.put("status_code", refused.error().status())
                    .set("body", Json.mapper().valueToTree(OpenAiError.SHAPE.body(refused.error())));
        }
        response.put("request_id", Identity.fresh("req_"));
        return line.putNull("error");
    }

    private static Long seconds(Instant instant) {
        return instant.getEpochSecond();
    }

    private static Long seconds(Optional<Instant> instant) {
        return instant.map(Instant::getEpochSecond).orElse(null);
    }
}
