package dev.assay.engine.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.dialect.batch.Batch;
import dev.assay.engine.dialect.batch.BatchState;
import dev.assay.engine.dialect.batch.ItemResult;
import dev.assay.service.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A batch of messages in Anthropic's shapes. */
final class BatchShapes {
    private BatchShapes() {}

    /** @param address where the batch is found, for its results */
    static ObjectNode batch(Batch batch, String address) {
        BatchState state = batch.state();
        List<ItemResult> results = batch.results();
        ObjectNode node = Json.newObject()
                .put("id", batch.id())
                .put("type", "message_batch")
                .put("processing_status", status(state));
        node.set("request_counts", counts(batch.size(), state, results));
        return node.put("created_at", time(batch.createdAt()))
                .put("expires_at", time(batch.createdAt().plus(Batch.LIFE)))
                .put("ended_at", time(batch.endedAt()))
                .put("cancel_initiated_at", time(batch.cancelledAt()))
                .putNull("archived_at")
                .put("results_url", state.isOver() ? address + "/results" : null);
    }

    /** One line of the results. */
    static ObjectNode line(ItemResult result) {
        ObjectNode line = Json.newObject().put("custom_id", result.customId());
        ObjectNode became = line.putObject("result");
        if (result instanceof ItemResult.Answered answered) {
            became.put("type", "succeeded").set("message", answered.body());
        } else if (result instanceof ItemResult.Refused refused) {
            became.put("type", "errored").set("error", Json.mapper().valueToTree(AnthropicError.body(refused.error())));
        } else {
            became.put("type", "canceled");
        }
        return line;
    }

    private static String status(BatchState state) {
        return switch (state) {
            case VALIDATING, IN_PROGRESS -> "in_progress";
            case CANCELLING -> "canceling";
            case COMPLETED, CANCELLED -> "ended";
        };
    }

    /** All requests count as being processed until the whole batch has ended. */
    private static ObjectNode counts(int size, BatchState state, List<ItemResult> results) {
        boolean over = state.isOver();
        return Json.newObject()
                .put("processing", over ? 0 : size)
                .put("succeeded", over ? count(results, ItemResult.Answered.class) : 0)
                .put("errored", over ? count(results, ItemResult.Refused.class) : 0)
                .put("canceled", over ? count(results, ItemResult.Cancelled.class) : 0)
                .put("expired", 0);
    }

    private static int count(List<ItemResult> results, Class<? extends ItemResult> kind) {
        return (int) results.stream().filter(kind::isInstance).count();
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String time(Optional<Instant> instant) {
        return instant.map(BatchShapes::time).orElse(null);
    }
}
