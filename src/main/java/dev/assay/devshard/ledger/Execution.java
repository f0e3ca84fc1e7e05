package dev.assay.devshard.ledger;

import com.google.protobuf.ByteString;
import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.SlotSet;
import dev.assay.devshard.protocol.wire.Confirm;
import dev.assay.devshard.protocol.wire.Finish;
import dev.assay.devshard.protocol.wire.Start;

/**
 * From start to finish (contract 4.4): reserve, take the job, be paid.
 *
 * <p>The contract sets no bound on started_at or confirmed_at, nor a length for the hashes; none is set here.
 */
final class Execution {
    private final SessionTerms terms;
    private final SlotSignatures signatures;

    Execution(SessionTerms terms, SlotSignatures signatures) {
        this.terms = terms;
        this.signatures = signatures;
    }

    /** The id is that of the diff's nonce, so there is one start in a diff, and its id is new and the greatest. */
    Books start(Books books, Start start) throws DiffRejected {
        long nonce = books.nonce() + 1;
        if (start.getInferenceId() != nonce) {
            throw new DiffRejected(
                    Reason.START_ID, "start(" + Long.toUnsignedString(start.getInferenceId()) + ") in diff " + nonce);
        }
        if (books.live().find(nonce).isPresent()) {
            throw new DiffRejected(Reason.SECOND_START, "a second start in diff " + nonce);
        }
        if (books.phase() != Phase.ACTIVE) {
            throw new DiffRejected(
                    Reason.PHASE, "start(" + nonce + ") while " + books.phase().wireName());
        }
        long reserved = cost(
                "start(" + nonce + ") of input_length ",
                start.getInputLength(),
                " and max_tokens ",
                start.getMaxTokens());
        if (reserved > books.balance()) {
            throw new DiffRejected(
                    Reason.INSUFFICIENT_BALANCE,
                    "start(" + nonce + ") reserves " + reserved + " of a balance of " + books.balance());
        }
        return books.moving(-reserved).put(pending(start, reserved));
    }

    private Inference pending(Start start, long reserved) {
        return new Inference(
                start.getInferenceId(),
                InferenceStatus.PENDING,
                terms.group().executorSlot(start.getInferenceId()),
                start.getModel(),
                start.getPromptHash(),
                ByteString.EMPTY,
                start.getInputLength(),
                start.getMaxTokens(),
                0,
                0,
                reserved,
                0,
                start.getStartedAt(),
                0,
                0,
                0,
                SlotSet.EMPTY);
    }

    Books confirm(Books books, Confirm confirm) throws DiffRejected {
        Inference inference = Known.inference(books, "confirm", confirm.getInferenceId());
        Known.status(inference, "confirm", InferenceStatus.PENDING);
        byte[] receipt = SigningContent.receipt(inference, terms.escrowId(), confirm.getConfirmedAt());
        return signatures
                .require(
                        books,
                        inference.executorSlot(),
                        receipt,
                        confirm.getExecutorSig(),
                        "the receipt in confirm(" + inference.id() + ")")
                .put(inference.confirmed(confirm.getConfirmedAt()));
    }

    Books finish(Books books, Finish finish) throws DiffRejected {
        Inference inference = Known.inference(books, "finish", finish.getInferenceId());
        Known.status(inference, "finish", InferenceStatus.STARTED);
        String what = "finish(" + inference.id() + ")";
        if (finish.getExecutorSlot() != inference.executorSlot()) {
            throw new DiffRejected(
                    Reason.SLOT,
                    what + " names executor slot " + Integer.toUnsignedString(finish.getExecutorSlot()) + ", not "
                            + inference.executorSlot());
        }
        Known.escrow(terms, what, finish.getEscrowId());
        long worth = cost(
                what + " of input_tokens ", finish.getInputTokens(), " and output_tokens ", finish.getOutputTokens());
        long paid = Math.min(worth, inference.reservedCost());
        return signatures
                .require(books, inference.executorSlot(), SigningContent.finish(finish), finish.getProposerSig(), what)
                .moving(inference.reservedCost() - paid)
                .withStats(inference.executorSlot(), stats -> stats.earning(paid))
                .put(inference.finished(
                        finish.getResponseHash(), finish.getInputTokens(), finish.getOutputTokens(), paid));
    }

    /**
     * (one + other)·price, all of them u64 on the wire; what does not fit 63 bits is refused, for no amount is so
     * large.
     */
    private long cost(String text, long one, String and, long other) throws DiffRejected {
        try {
            if (one >= 0 && other >= 0) {
                return Math.multiplyExact(Math.addExact(one, other), terms.tokenPrice());
            }
        } catch (ArithmeticException tooMuch) {
            // said below, with the values
        }
        throw new DiffRejected(
                Reason.OVERFLOW,
                text + Long.toUnsignedString(one) + and + Long.toUnsignedString(other) + " at a price of "
                        + terms.tokenPrice() + " costs more than there can be");
    }
}
