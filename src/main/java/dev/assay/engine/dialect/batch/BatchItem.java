package dev.assay.engine.dialect.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/**
 * One request of a batch.
 *
 * @param customId the client's own name for it, unique in its batch
 * @param work answers it, on the thread of the batches; an {@link dev.assay.service.ApiError} it throws is its result
 */
public record BatchItem(String customId, Supplier<ObjectNode> work) {}
