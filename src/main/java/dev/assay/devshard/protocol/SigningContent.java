package dev.assay.devshard.protocol;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.DiffContent;
import dev.assay.devshard.protocol.wire.ExecutorReceiptContent;
import dev.assay.devshard.protocol.wire.Finish;
import dev.assay.devshard.protocol.wire.Start;
import dev.assay.devshard.protocol.wire.StateSignatureContent;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.devshard.protocol.wire.TimeoutVoteContent;
import dev.assay.devshard.protocol.wire.Validation;
import dev.assay.devshard.protocol.wire.ValidationVote;
import java.util.List;

/** The bytes that each content signature covers (contract 3.4). */
public final class SigningContent {
    private SigningContent() {}

    /** What the user signs. @param postStateRoot 32 bytes, or none to waive the comparison */
    public static byte[] diff(long nonce, List<DevshardTx> txs, String escrowId, byte[] postStateRoot) {
        return Canonical.bytes(DiffContent.newBuilder()
                .setNonce(nonce)
                .addAllTxs(txs)
                .setEscrowId(escrowId)
                .setPostStateRoot(ByteString.copyFrom(postStateRoot))
                .build());
    }

    public static byte[] diff(long nonce, List<DevshardTx> txs, String escrowId, Hash postStateRoot) {
        return diff(nonce, txs, escrowId, postStateRoot.bytes());
    }

    /** What the executor signs when it takes the job. @param confirmedAt unix seconds by the executor's clock */
    public static byte[] receipt(Start start, String escrowId, long confirmedAt) {
        return Canonical.bytes(ExecutorReceiptContent.newBuilder()
                .setInferenceId(start.getInferenceId())
                .setPromptHash(start.getPromptHash())
                .setModel(start.getModel())
                .setInputLength(start.getInputLength())
                .setMaxTokens(start.getMaxTokens())
                .setStartedAt(start.getStartedAt())
                .setEscrowId(escrowId)
                .setConfirmedAt(confirmedAt)
                .build());
    }

    /** The receipt's content as the record of an inference gives it. */
    public static byte[] receipt(Inference inference, String escrowId, long confirmedAt) {
        return Canonical.bytes(ExecutorReceiptContent.newBuilder()
                .setInferenceId(inference.id())
                .setPromptHash(inference.promptHash())
                .setModel(inference.model())
                .setInputLength(inference.inputLength())
                .setMaxTokens(inference.maxTokens())
                .setStartedAt(inference.startedAt())
                .setEscrowId(escrowId)
                .setConfirmedAt(confirmedAt)
                .build());
    }

    public static byte[] finish(Finish finish) {
        return Canonical.bytes(finish.toBuilder().clearProposerSig().build());
    }

    public static byte[] validation(Validation validation) {
        return Canonical.bytes(validation.toBuilder().clearProposerSig().build());
    }

    public static byte[] vote(ValidationVote vote) {
        return Canonical.bytes(vote.toBuilder().clearProposerSig().build());
    }

    public static byte[] timeoutVote(String escrowId, long inferenceId, TimeoutReason reason, boolean accept) {
        return Canonical.bytes(TimeoutVoteContent.newBuilder()
                .setEscrowId(escrowId)
                .setInferenceId(inferenceId)
                .setReason(reason)
                .setAccept(accept)
                .build());
    }

    /** What a host signs of the state after a nonce. */
    public static byte[] state(Hash root, String escrowId, long nonce) {
        return Canonical.bytes(StateSignatureContent.newBuilder()
                .setStateRoot(root.byteString())
                .setEscrowId(escrowId)
                .setNonce(nonce)
                .build());
    }
}
