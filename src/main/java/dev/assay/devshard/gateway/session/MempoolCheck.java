package dev.assay.devshard.gateway.session;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.TimeBounds;
import dev.assay.devshard.protocol.wire.Confirm;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Finish;
import dev.assay.devshard.protocol.wire.Validation;
import dev.assay.devshard.protocol.wire.ValidationVote;
import java.time.Clock;
import java.util.Optional;

/**
 * What of a host's mempool may wait for a diff: only what hosts author, about a live inference, still of use, and signed by
 * whom it claims (D34). The ledger checks everything again; this keeps garbage out of the queue.
 */
final class MempoolCheck {
    private final String escrowId;
    private final Signers signers;
    private final Clock clock;

    MempoolCheck(String escrowId, Signers signers, Clock clock) {
        this.escrowId = escrowId;
        this.signers = signers;
        this.clock = clock;
    }

    boolean admits(Ledger ledger, DevshardTx tx) {
        return switch (tx.getTxCase()) {
            case CONFIRM -> confirm(ledger, tx.getConfirm());
            case FINISH -> finish(ledger, tx.getFinish());
            case VALIDATION -> validation(ledger, tx.getValidation());
            case VALIDATION_VOTE -> vote(ledger, tx.getValidationVote());
            case START, TIMEOUT, FINALIZE_ROUND, REVEAL_SEED, TX_NOT_SET -> false;
        };
    }

    private boolean confirm(Ledger ledger, Confirm confirm) {
        Optional<Inference> found = ledger.inference(confirm.getInferenceId());
        return found.isPresent()
                && found.get().status() == InferenceStatus.PENDING
                && TimeBounds.isConfirmation(found.get().startedAt(), confirm.getConfirmedAt(), clock.instant())
                && signers.signed(
                        ledger,
                        found.get().executorSlot(),
                        SigningContent.receipt(found.get(), escrowId, confirm.getConfirmedAt()),
                        confirm.getExecutorSig());
    }

    private boolean finish(Ledger ledger, Finish finish) {
        Optional<Inference> found = ledger.inference(finish.getInferenceId());
        return found.isPresent()
                && isUnfinished(found.get())
                && finish.getEscrowId().equals(escrowId)
                && finish.getExecutorSlot() == found.get().executorSlot()
                && signers.signed(
                        ledger, finish.getExecutorSlot(), SigningContent.finish(finish), finish.getProposerSig());
    }

    private boolean validation(Ledger ledger, Validation validation) {
        int slot = validation.getValidatorSlot();
        return validation.getEscrowId().equals(escrowId)
                && hasNotSpoken(ledger, validation.getInferenceId(), slot)
                && signers.signed(ledger, slot, SigningContent.validation(validation), validation.getProposerSig());
    }

    private boolean vote(Ledger ledger, ValidationVote vote) {
        int slot = vote.getVoterSlot();
        return vote.getEscrowId().equals(escrowId)
                && hasNotSpoken(ledger, vote.getInferenceId(), slot)
                && signers.signed(ledger, slot, SigningContent.vote(vote), vote.getProposerSig());
    }

    private static boolean hasNotSpoken(Ledger ledger, long inferenceId, int slot) {
        return ledger.terms().group().hasSlot(slot)
                && ledger.inference(inferenceId)
                        .filter(inference -> !inference.status().isResolved())
                        .filter(inference -> !inference.validatedBy().contains(slot))
                        .isPresent();
    }

    /** Whether a transaction that failed now may hold later: its inference has not come so far yet. */
    static boolean isEarly(Ledger ledger, DevshardTx tx) {
        return switch (tx.getTxCase()) {
            case FINISH -> has(ledger, tx.getFinish().getInferenceId(), InferenceStatus.PENDING);
            case VALIDATION ->
                ledger.inference(tx.getValidation().getInferenceId())
                        .filter(MempoolCheck::isUnfinished)
                        .isPresent();
            default -> false;
        };
    }

    private static boolean has(Ledger ledger, long inferenceId, InferenceStatus status) {
        return ledger.inference(inferenceId)
                .filter(inference -> inference.status() == status)
                .isPresent();
    }

    static boolean isUnfinished(Inference inference) {
        return inference.status() == InferenceStatus.PENDING || inference.status() == InferenceStatus.STARTED;
    }
}
