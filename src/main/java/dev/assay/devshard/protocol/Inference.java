package dev.assay.devshard.protocol;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.wire.InferenceRecord;

/**
 * One inference as the state root sees it (contract 4.1, 4.4). Ids are unsigned 64-bit; lengths and tokens are counts; costs are in the
 * escrow's unit; times are unix seconds by the clock of whoever signed them, 0 until known.
 */
public record Inference(
        long id,
        InferenceStatus status,
        int executorSlot,
        String model,
        ByteString promptHash,
        ByteString responseHash,
        long inputLength,
        long maxTokens,
        long inputTokens,
        long outputTokens,
        long reservedCost,
        long actualCost,
        long startedAt,
        long confirmedAt,
        int votesValid,
        int votesInvalid,
        SlotSet validatedBy) {

    /** The canonical record, as hashed. */
    public byte[] canonical() {
        return Canonical.bytes(wire());
    }

    public InferenceRecord wire() {
        return InferenceRecord.newBuilder()
                .setInferenceId(id)
                .setStatus(status.code())
                .setExecutorSlot(executorSlot)
                .setModel(model)
                .setPromptHash(promptHash)
                .setResponseHash(responseHash)
                .setInputLength(inputLength)
                .setMaxTokens(maxTokens)
                .setInputTokens(inputTokens)
                .setOutputTokens(outputTokens)
                .setReservedCost(reservedCost)
                .setActualCost(actualCost)
                .setStartedAt(startedAt)
                .setConfirmedAt(confirmedAt)
                .setVotesValid(votesValid)
                .setVotesInvalid(votesInvalid)
                .setValidatedBy(validatedBy.bytes())
                .build();
    }
}
