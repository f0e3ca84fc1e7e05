package dev.assay.devshard.protocol;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.wire.Confirm;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.FinalizeRound;
import dev.assay.devshard.protocol.wire.Finish;
import dev.assay.devshard.protocol.wire.Start;
import dev.assay.devshard.protocol.wire.Timeout;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import dev.assay.devshard.protocol.wire.Validation;
import dev.assay.devshard.protocol.wire.ValidationVote;
import java.util.List;
import java.util.OptionalLong;

/** Makes transactions and reads what they have in common (contract 4.1). */
public final class Transactions {
    private Transactions() {}

    /** @param startedAt unix seconds */
    public static DevshardTx start(
            long inferenceId, Hash promptHash, String model, long inputLength, long maxTokens, long startedAt) {
        return start(Start.newBuilder()
                .setInferenceId(inferenceId)
                .setPromptHash(promptHash.byteString())
                .setModel(model)
                .setInputLength(inputLength)
                .setMaxTokens(maxTokens)
                .setStartedAt(startedAt)
                .build());
    }

    public static DevshardTx start(Start start) {
        return DevshardTx.newBuilder().setStart(start).build();
    }

    /** @param confirmedAt unix seconds by the executor's clock, as signed in the receipt */
    public static DevshardTx confirm(long inferenceId, byte[] executorSignature, long confirmedAt) {
        return DevshardTx.newBuilder()
                .setConfirm(Confirm.newBuilder()
                        .setInferenceId(inferenceId)
                        .setExecutorSig(ByteString.copyFrom(executorSignature))
                        .setConfirmedAt(confirmedAt))
                .build();
    }

    /** A finish signed by the executor. */
    public static DevshardTx finish(
            PrivateKey executor,
            String escrowId,
            long inferenceId,
            Hash responseHash,
            long inputTokens,
            long outputTokens,
            int executorSlot) {
        Finish unsigned = Finish.newBuilder()
                .setInferenceId(inferenceId)
                .setResponseHash(responseHash.byteString())
                .setInputTokens(inputTokens)
                .setOutputTokens(outputTokens)
                .setExecutorSlot(executorSlot)
                .setEscrowId(escrowId)
                .build();
        return finish(unsigned.toBuilder()
                .setProposerSig(ByteString.copyFrom(executor.sign(SigningContent.finish(unsigned))))
                .build());
    }

    public static DevshardTx finish(Finish finish) {
        return DevshardTx.newBuilder().setFinish(finish).build();
    }

    /** A validation signed by its author. */
    public static DevshardTx validation(
            PrivateKey validator, String escrowId, long inferenceId, int validatorSlot, boolean valid) {
        Validation unsigned = Validation.newBuilder()
                .setInferenceId(inferenceId)
                .setValidatorSlot(validatorSlot)
                .setValid(valid)
                .setEscrowId(escrowId)
                .build();
        return DevshardTx.newBuilder()
                .setValidation(unsigned.toBuilder()
                        .setProposerSig(ByteString.copyFrom(validator.sign(SigningContent.validation(unsigned)))))
                .build();
    }

    /** A vote in a challenge, signed by its author. */
    public static DevshardTx vote(
            PrivateKey voter, String escrowId, long inferenceId, int voterSlot, boolean voteValid) {
        ValidationVote unsigned = ValidationVote.newBuilder()
                .setInferenceId(inferenceId)
                .setVoterSlot(voterSlot)
                .setVoteValid(voteValid)
                .setEscrowId(escrowId)
                .build();
        return DevshardTx.newBuilder()
                .setValidationVote(unsigned.toBuilder()
                        .setProposerSig(ByteString.copyFrom(voter.sign(SigningContent.vote(unsigned)))))
                .build();
    }

    public static DevshardTx timeout(long inferenceId, TimeoutReason reason, List<TimeoutVote> votes) {
        return DevshardTx.newBuilder()
                .setTimeout(Timeout.newBuilder()
                        .setInferenceId(inferenceId)
                        .setReason(reason)
                        .addAllVotes(votes))
                .build();
    }

    /** A signed vote on a timeout. */
    public static TimeoutVote timeoutVote(
            PrivateKey voter, String escrowId, long inferenceId, TimeoutReason reason, int voterSlot, boolean accept) {
        byte[] content = SigningContent.timeoutVote(escrowId, inferenceId, reason, accept);
        return TimeoutVote.newBuilder()
                .setVoterSlot(voterSlot)
                .setAccept(accept)
                .setSignature(ByteString.copyFrom(voter.sign(content)))
                .build();
    }

    public static DevshardTx finalizeRound() {
        return DevshardTx.newBuilder()
                .setFinalizeRound(FinalizeRound.getDefaultInstance())
                .build();
    }

    /**
     * The inference a transaction is about; empty for finalize-round, the dead reveal-seed and the empty
     * transaction.
     */
    public static OptionalLong inferenceId(DevshardTx tx) {
        return switch (tx.getTxCase()) {
            case START -> OptionalLong.of(tx.getStart().getInferenceId());
            case CONFIRM -> OptionalLong.of(tx.getConfirm().getInferenceId());
            case FINISH -> OptionalLong.of(tx.getFinish().getInferenceId());
            case TIMEOUT -> OptionalLong.of(tx.getTimeout().getInferenceId());
            case VALIDATION -> OptionalLong.of(tx.getValidation().getInferenceId());
            case VALIDATION_VOTE -> OptionalLong.of(tx.getValidationVote().getInferenceId());
            case REVEAL_SEED, FINALIZE_ROUND, TX_NOT_SET -> OptionalLong.empty();
        };
    }

    /** In words, such as {@code finish(7)}: for messages and logs. */
    public static String describe(DevshardTx tx) {
        String kind =
                switch (tx.getTxCase()) {
                    case START -> "start";
                    case CONFIRM -> "confirm";
                    case FINISH -> "finish";
                    case TIMEOUT -> "timeout";
                    case VALIDATION -> "validation";
                    case VALIDATION_VOTE -> "vote";
                    case REVEAL_SEED -> "reveal-seed";
                    case FINALIZE_ROUND -> "finalize-round";
                    case TX_NOT_SET -> "empty transaction";
                };
        OptionalLong id = inferenceId(tx);
        return id.isPresent() ? kind + "(" + Long.toUnsignedString(id.getAsLong()) + ")" : kind;
    }
}
