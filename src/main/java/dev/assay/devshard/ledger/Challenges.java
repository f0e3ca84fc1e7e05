package dev.assay.devshard.ledger;

import static dev.assay.devshard.protocol.InferenceStatus.CHALLENGED;
import static dev.assay.devshard.protocol.InferenceStatus.FINISHED;
import static dev.assay.devshard.protocol.InferenceStatus.INVALIDATED;
import static dev.assay.devshard.protocol.InferenceStatus.VALIDATED;

import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.wire.Validation;
import dev.assay.devshard.protocol.wire.ValidationVote;

/**
 * Checking each other's work (contract 4.4): the first invalid validation challenges a finished inference, and a
 * strict majority of votes decides. An address speaks once, as validator or as voter, with the weight of its slots.
 *
 * <p>The executor speaks about its own work neither in a validation nor in a vote, through whichever of its slots.
 * The contract bars only the executor's slot from validating, and lists that it may vote as a defect (D38).
 */
final class Challenges {
    private final SessionTerms terms;
    private final SlotSignatures signatures;

    Challenges(SessionTerms terms, SlotSignatures signatures) {
        this.terms = terms;
        this.signatures = signatures;
    }

    Books validation(Books books, Validation validation) throws DiffRejected {
        Inference inference = Known.inference(books, "validation", validation.getInferenceId());
        int slot = validation.getValidatorSlot();
        String what = "validation(" + inference.id() + ")";
        Known.slot(terms, what, slot);
        notItsOwn(inference, slot, what);
        if (hasSpoken(inference, slot)) {
            return books;
        }
        Known.status(inference, "validation", FINISHED, CHALLENGED, VALIDATED, INVALIDATED);
        Known.escrow(terms, what, validation.getEscrowId());
        return signatures
                .require(books, slot, SigningContent.validation(validation), validation.getProposerSig(), what)
                .put(validated(inference.heard(slot), slot, validation.getValid()));
    }

    /** Only a finished inference counts the weight; a challenged or resolved one just remembers who came. */
    private Inference validated(Inference inference, int slot, boolean valid) {
        if (inference.status() != FINISHED) {
            return inference;
        }
        int weight = terms.group().weight(terms.group().validator(slot));
        return valid
                ? inference.tallied(weight, 0)
                : inference.tallied(0, weight).as(CHALLENGED);
    }

    Books vote(Books books, ValidationVote vote) throws DiffRejected {
        Inference inference = Known.inference(books, "vote", vote.getInferenceId());
        int slot = vote.getVoterSlot();
        String what = "vote(" + inference.id() + ")";
        Known.slot(terms, what, slot);
        if (inference.status() == VALIDATED || inference.status() == INVALIDATED) {
            return books;
        }
        Known.status(inference, "vote", CHALLENGED);
        notItsOwn(inference, slot, what);
        if (hasSpoken(inference, slot)) {
            throw new DiffRejected(
                    Reason.DUPLICATE_VOTE,
                    what + " of slot " + slot + ": " + terms.group().validator(slot) + " has spoken already");
        }
        Known.escrow(terms, what, vote.getEscrowId());
        Books signed = signatures.require(books, slot, SigningContent.vote(vote), vote.getProposerSig(), what);
        return decide(signed, voted(inference, slot, vote.getVoteValid()));
    }

    private Inference voted(Inference inference, int slot, boolean valid) {
        Address voter = terms.group().validator(slot);
        Inference heard = inference;
        for (int own : terms.group().slotsOf(voter)) {
            heard = heard.heard(own);
        }
        int weight = terms.group().weight(voter);
        return valid ? heard.tallied(weight, 0) : heard.tallied(0, weight);
    }

    private Books decide(Books books, Inference inference) {
        if (inference.votesInvalid() > terms.voteThreshold()) {
            return books.put(inference.as(INVALIDATED))
                    .moving(inference.actualCost())
                    .withStats(inference.executorSlot(), stats -> stats.invalidatingOne(inference.actualCost()));
        }
        if (inference.votesValid() > terms.voteThreshold()) {
            return books.put(inference.as(VALIDATED));
        }
        return books.put(inference);
    }

    private void notItsOwn(Inference inference, int slot, String what) throws DiffRejected {
        Address executor = terms.group().validator(inference.executorSlot());
        if (executor.equals(terms.group().validator(slot))) {
            throw new DiffRejected(
                    Reason.SELF_VALIDATION, what + " of slot " + slot + " is about work of its own " + executor);
        }
    }

    private boolean hasSpoken(Inference inference, int slot) {
        return terms.group().slotsOf(terms.group().validator(slot)).stream()
                .anyMatch(own -> inference.validatedBy().contains(own));
    }
}
