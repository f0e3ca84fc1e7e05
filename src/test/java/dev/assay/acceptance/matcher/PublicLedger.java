package dev.assay.acceptance.matcher;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.SessionStatus.SessionTermsView;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.SlotSet;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.devshard.protocol.wire.Confirm;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Finish;
import dev.assay.devshard.protocol.wire.Start;
import dev.assay.devshard.protocol.wire.Timeout;
import dev.assay.devshard.protocol.wire.Validation;
import dev.assay.devshard.protocol.wire.ValidationVote;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The judge's own books of a session: what must have become of every inference and every coin, from the public history of
 * diffs and the escrow's terms alone (contract 4.3, 4.4, 4.10). It shares no rule with the ledgers it judges. Signatures
 * inside transactions are not its business; a transaction that no ledger may apply is a finding.
 */
final class PublicLedger {
    private final Group group;
    private final SessionTermsView terms;
    private final Findings findings;
    private final SortedMap<Long, Inference> inferences = new TreeMap<>();
    private final List<SlotStats> stats = new ArrayList<>();
    private long balance;
    private long fees;
    private long nonce;
    private long finalizeNonce;

    PublicLedger(long amount, Group group, SessionTermsView terms, Findings findings) {
        this.group = group;
        this.terms = terms;
        this.findings = findings;
        this.fees = terms.createDevshardFee();
        this.balance = amount - fees;
        for (int slot = 0; slot < group.size(); slot++) {
            stats.add(SlotStats.none(slot));
        }
    }

    void apply(long next, List<DevshardTx> txs) {
        nonce = next;
        txs.forEach(this::apply);
        if (finalizeNonce == 0) {
            balance -= terms.feePerNonce();
            fees += terms.feePerNonce();
        }
    }

    private void apply(DevshardTx tx) {
        switch (tx.getTxCase()) {
            case START -> start(tx.getStart());
            case CONFIRM -> confirm(tx.getConfirm());
            case FINISH -> finish(tx.getFinish());
            case TIMEOUT -> timeout(tx.getTimeout());
            case VALIDATION -> validation(tx.getValidation());
            case VALIDATION_VOTE -> vote(tx.getValidationVote());
            case FINALIZE_ROUND -> finalizeNonce = finalizeNonce == 0 ? nonce : finalizeNonce;
            case REVEAL_SEED, TX_NOT_SET -> {} // means nothing any more
        }
    }

    private void start(Start start) {
        long reserved = (start.getInputLength() + start.getMaxTokens()) * terms.tokenPrice();
        findings.same("id of the inference that diff " + nonce + " starts", nonce, start.getInferenceId());
        findings.unless(finalizeNonce == 0, "diff " + nonce + " starts an inference after finalizing began");
        balance -= reserved;
        inferences.put(
                nonce,
                new Inference(
                        nonce,
                        InferenceStatus.PENDING,
                        group.executorSlot(nonce),
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
                        SlotSet.EMPTY));
    }

    private void confirm(Confirm confirm) {
        Inference of = known("confirm", confirm.getInferenceId(), InferenceStatus.PENDING);
        if (of != null) {
            put(of.confirmed(confirm.getConfirmedAt()));
        }
    }

    private void finish(Finish finish) {
        Inference of = known("finish", finish.getInferenceId(), InferenceStatus.STARTED);
        if (of != null) {
            long worth = (finish.getInputTokens() + finish.getOutputTokens()) * terms.tokenPrice();
            long paid = Math.min(worth, of.reservedCost());
            balance += of.reservedCost() - paid;
            stats.set(of.executorSlot(), stats.get(of.executorSlot()).earning(paid));
            put(of.finished(finish.getResponseHash(), finish.getInputTokens(), finish.getOutputTokens(), paid));
        }
    }

    private void timeout(Timeout timeout) {
        boolean refused = timeout.getReasonValue() == 1;
        Inference of =
                known("timeout", timeout.getInferenceId(), refused ? InferenceStatus.PENDING : InferenceStatus.STARTED);
        if (of != null) {
            balance += of.reservedCost();
            stats.set(of.executorSlot(), stats.get(of.executorSlot()).missingOne());
            put(of.as(InferenceStatus.TIMED_OUT));
        }
    }

    /** Only the first word about a finished inference has weight; a repeated one does nothing at all. */
    private void validation(Validation validation) {
        Inference of = known(
                "validation",
                validation.getInferenceId(),
                InferenceStatus.FINISHED,
                InferenceStatus.CHALLENGED,
                InferenceStatus.VALIDATED,
                InferenceStatus.INVALIDATED);
        if (of == null || spoken(of, validation.getValidatorSlot())) {
            return;
        }
        Inference heard = of.heard(validation.getValidatorSlot());
        int weight = weight(validation.getValidatorSlot());
        if (of.status() != InferenceStatus.FINISHED) {
            put(heard);
        } else if (validation.getValid()) {
            put(heard.tallied(weight, 0));
        } else {
            put(heard.tallied(0, weight).as(InferenceStatus.CHALLENGED));
        }
    }

    private void vote(ValidationVote vote) {
        Inference of = known(
                "vote",
                vote.getInferenceId(),
                InferenceStatus.CHALLENGED,
                InferenceStatus.VALIDATED,
                InferenceStatus.INVALIDATED);
        if (of == null || of.status() != InferenceStatus.CHALLENGED) {
            return;
        }
        findings.unless(
                !spoken(of, vote.getVoterSlot()),
                "diff " + nonce + ": a second vote of slot " + vote.getVoterSlot() + " about inference " + of.id());
        Inference heard = of;
        for (int slot : group.slotsOf(group.validator(vote.getVoterSlot()))) {
            heard = heard.heard(slot);
        }
        int weight = weight(vote.getVoterSlot());
        put(decided(vote.getVoteValid() ? heard.tallied(weight, 0) : heard.tallied(0, weight)));
    }

    private Inference decided(Inference voted) {
        if (voted.votesInvalid() > terms.voteThreshold()) {
            balance += voted.actualCost();
            stats.set(voted.executorSlot(), stats.get(voted.executorSlot()).invalidatingOne(voted.actualCost()));
            return voted.as(InferenceStatus.INVALIDATED);
        }
        return voted.votesValid() > terms.voteThreshold() ? voted.as(InferenceStatus.VALIDATED) : voted;
    }

    /** Null, with a finding, where no ledger may apply the transaction. */
    private Inference known(String what, long id, InferenceStatus... allowed) {
        Inference inference = inferences.get(id);
        if (inference != null && List.of(allowed).contains(inference.status())) {
            return inference;
        }
        String is = inference == null
                ? "was never started"
                : "is " + inference.status().wireName();
        findings.add("diff " + nonce + " holds a " + what + " of inference " + id + ", which " + is);
        return null;
    }

    private boolean spoken(Inference of, int slot) {
        return group.slotsOf(group.validator(slot)).stream().anyMatch(of.validatedBy()::contains);
    }

    private int weight(int slot) {
        return group.weight(group.validator(slot));
    }

    private void put(Inference changed) {
        inferences.put(changed.id(), changed);
    }

    SortedMap<Long, Inference> inferences() {
        return inferences;
    }

    List<SlotStats> stats() {
        return List.copyOf(stats);
    }

    long balance() {
        return balance;
    }

    long fees() {
        return fees;
    }

    long nonce() {
        return nonce;
    }

    long finalizeNonce() {
        return finalizeNonce;
    }
}
