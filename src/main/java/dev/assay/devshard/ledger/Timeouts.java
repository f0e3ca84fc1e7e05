package dev.assay.devshard.ledger;

import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.devshard.protocol.wire.Timeout;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Giving up on an executor (contract 4.4, 4.6): the votes that accept must weigh more than the threshold.
 *
 * <p>A vote is verified before it is weighed, and one that is not by the slot it names counts as not cast, so a
 * forged vote cannot take an honest quorum down with it (D22). An address is counted once. Whether the deadline has
 * passed is what the voters vouch for; the ledger has no clock. The executor's own vote counts, as in the contract:
 * it speaks against itself.
 */
final class Timeouts {
    private final SessionTerms terms;
    private final SlotSignatures signatures;

    Timeouts(SessionTerms terms, SlotSignatures signatures) {
        this.terms = terms;
        this.signatures = signatures;
    }

    Books timeout(Books books, Timeout timeout) throws DiffRejected {
        Inference inference = Known.inference(books, "timeout", timeout.getInferenceId());
        Known.status(inference, "timeout", statusFor(timeout));
        Tally tally = new Tally(books, 0, new HashSet<>());
        for (TimeoutVote vote : timeout.getVotesList()) {
            tally = weigh(tally, timeout, vote);
        }
        if (tally.accepting <= terms.voteThreshold()) {
            throw new DiffRejected(
                    Reason.INSUFFICIENT_VOTES,
                    "timeout(" + inference.id() + ") has valid votes of weight " + tally.accepting + ", more than "
                            + terms.voteThreshold() + " are needed");
        }
        return tally.books
                .moving(inference.reservedCost())
                .withStats(inference.executorSlot(), SlotStats::missingOne)
                .put(inference.as(InferenceStatus.TIMED_OUT));
    }

    private static InferenceStatus statusFor(Timeout timeout) throws DiffRejected {
        return switch (timeout.getReason()) {
            case TIMEOUT_REASON_REFUSED -> InferenceStatus.PENDING;
            case TIMEOUT_REASON_EXECUTION -> InferenceStatus.STARTED;
            case TIMEOUT_REASON_UNSPECIFIED, UNRECOGNIZED ->
                throw new DiffRejected(
                        Reason.TIMEOUT_REASON,
                        "timeout(" + Long.toUnsignedString(timeout.getInferenceId()) + ") gives reason "
                                + timeout.getReasonValue() + ", which is neither refused (1) nor execution (2)");
        };
    }

    private Tally weigh(Tally tally, Timeout timeout, TimeoutVote vote) {
        int slot = vote.getVoterSlot();
        if (!terms.group().hasSlot(slot)) {
            return tally;
        }
        Address voter = terms.group().validator(slot);
        if (tally.counted.contains(voter)) {
            return tally;
        }
        byte[] content = SigningContent.timeoutVote(
                terms.escrowId(), timeout.getInferenceId(), timeout.getReason(), vote.getAccept());
        Optional<Books> verified = signatures
                .signer(content, vote.getSignature())
                .flatMap(signer -> signatures.accept(tally.books, slot, signer));
        if (verified.isEmpty()) {
            return tally;
        }
        tally.counted.add(voter);
        int weight = vote.getAccept() ? terms.group().weight(voter) : 0;
        return new Tally(verified.get(), tally.accepting + weight, tally.counted);
    }

    private record Tally(Books books, long accepting, Set<Address> counted) {}
}
