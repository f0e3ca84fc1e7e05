package dev.assay.engine.dialect.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.ApiError;

/** What became of one request of a batch. */
public sealed interface ItemResult {
    String customId();

    /** @param body the answer, as the API would have given it */
    record Answered(String customId, ObjectNode body) implements ItemResult {}

    record Refused(String customId, ApiError error) implements ItemResult {}

    /** The batch was cancelled before its turn came. */
    record Cancelled(String customId) implements ItemResult {}
}
