package dev.assay.devshard.protocol;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.assay.devshard.protocol.wire.InferenceRecord;

/**
 * One inference as the state root sees it (contract 4.1, 4.4). Ids are unsigned 64-bit; lengths and tokens are
 * counts; costs are in the escrow's unit; times are unix seconds by the clock of whoever signed them, 0 until
 * known.
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

    /** Out of the canonical record. @throws MalformedMessage if it is none */
    public static Inference read(byte[] canonical) throws MalformedMessage {
        try {
            InferenceRecord record = InferenceRecord.parseFrom(canonical);
            InferenceStatus[] statuses = InferenceStatus.values();
            if (record.getStatus() < 0 || record.getStatus() >= statuses.length) {
                throw new MalformedMessage("a record of an inference in status " + record.getStatus());
            }
            return new Inference(
                    record.getInferenceId(),
                    statuses[record.getStatus()],
                    record.getExecutorSlot(),
                    record.getModel(),
                    record.getPromptHash(),
                    record.getResponseHash(),
                    record.getInputLength(),
                    record.getMaxTokens(),
                    record.getInputTokens(),
                    record.getOutputTokens(),
                    record.getReservedCost(),
                    record.getActualCost(),
                    record.getStartedAt(),
                    record.getConfirmedAt(),
                    record.getVotesValid(),
                    record.getVotesInvalid(),
                    SlotSet.read(record.getValidatedBy()));
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedMessage("not a record of an inference: " + e.getMessage(), e);
        }
    }

    /** With the executor's receipt. @param at unix seconds by the executor's clock */
    public Inference confirmed(long at) {
        return with(InferenceStatus.STARTED, responseHash, inputTokens, outputTokens, actualCost, at);
    }

    /** With the executor's result. @param paid of the reserved cost */
    public Inference finished(ByteString response, long input, long output, long paid) {
        return with(InferenceStatus.FINISHED, response, input, output, paid, confirmedAt);
    }

    public Inference as(InferenceStatus changed) {
        return with(changed, responseHash, inputTokens, outputTokens, actualCost, confirmedAt);
    }

    /** With the slot among those that validated or voted. */
    public Inference heard(int slot) {
        return with(votesValid, votesInvalid, validatedBy.with(slot));
    }

    /** With the weights added to the votes. */
    public Inference tallied(int valid, int invalid) {
        return with(Math.addExact(votesValid, valid), Math.addExact(votesInvalid, invalid), validatedBy);
    }

    private Inference with(
            InferenceStatus newStatus, ByteString response, long input, long output, long paid, long confirmed) {
        return new Inference(
                id,
                newStatus,
                executorSlot,
                model,
                promptHash,
                response,
                inputLength,
                maxTokens,
                input,
                output,
                reservedCost,
                paid,
                startedAt,
                confirmed,
                votesValid,
                votesInvalid,
                validatedBy);
    }

    private Inference with(int valid, int invalid, SlotSet slots) {
        return new Inference(
                id,
                status,
                executorSlot,
                model,
                promptHash,
                responseHash,
                inputLength,
                maxTokens,
                inputTokens,
                outputTokens,
                reservedCost,
                actualCost,
                startedAt,
                confirmedAt,
                valid,
                invalid,
                slots);
    }
}
