package dev.assay.acceptance.world;

import static dev.assay.devshard.protocol.wire.TimeoutReason.TIMEOUT_REASON_EXECUTION;
import static dev.assay.devshard.protocol.wire.TimeoutReason.TIMEOUT_REASON_REFUSED;

import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import java.util.List;
import java.util.function.Function;

/** By whose votes an owner claims that a job is given up as refused, in the features' words (contract 4.4, 4.6). */
public enum ClaimedVotes implements Titled {
    BOTH("both other hosts", job -> both(job, Verdict.on(job))),
    NOBODY("nobody", job -> List.of()),
    ONE("one host", job -> List.of(one(job))),
    ONE_TWICE("one host, twice", job -> List.of(one(job), one(job))),
    ONE_FOR_TWO(
            "one host, for itself and the other",
            job -> List.of(one(job), Verdict.on(job).vote(job.key(job.bystander()), job.otherBystander()))),
    STRANGERS(
            "strangers, in the names of both other hosts",
            job -> List.of(
                    Verdict.on(job).vote(PrivateKey.generate(), job.bystander()),
                    Verdict.on(job).vote(PrivateKey.generate(), job.otherBystander()))),
    NOT_LATE(
            "both other hosts, who find it not late",
            job -> both(job, new Verdict(job.escrowId(), job.id(), TIMEOUT_REASON_REFUSED, false))),
    OTHER_JOB(
            "both other hosts, about another job",
            job -> both(job, new Verdict(job.escrowId(), job.id() - 1, TIMEOUT_REASON_REFUSED, true))),
    OTHER_REASON(
            "both other hosts, for another reason",
            job -> both(job, new Verdict(job.escrowId(), job.id(), TIMEOUT_REASON_EXECUTION, true))),
    OTHER_SESSION(
            "both other hosts, in another session",
            job -> both(job, new Verdict(job.otherEscrowId(), job.id(), TIMEOUT_REASON_REFUSED, true)));

    private final String title;
    private final Function<ClaimedJob, List<TimeoutVote>> votes;

    ClaimedVotes(String title, Function<ClaimedJob, List<TimeoutVote>> votes) {
        this.title = title;
        this.votes = votes;
    }

    /** What a voter signs. */
    private record Verdict(String escrowId, long inference, TimeoutReason reason, boolean accept) {
        static Verdict on(ClaimedJob job) {
            return new Verdict(job.escrowId(), job.id(), TIMEOUT_REASON_REFUSED, true);
        }

        TimeoutVote vote(PrivateKey key, int slot) {
            return Transactions.timeoutVote(key, escrowId, inference, reason, slot, accept);
        }
    }

    @Override
    public String title() {
        return title;
    }

    /** The job is started, and given up, all in one diff. */
    List<DevshardTx> about(ClaimedJob job) {
        return List.of(job.start(), Transactions.timeout(job.id(), TIMEOUT_REASON_REFUSED, votes.apply(job)));
    }

    private static TimeoutVote one(ClaimedJob job) {
        return Verdict.on(job).vote(job.key(job.bystander()), job.bystander());
    }

    private static List<TimeoutVote> both(ClaimedJob job, Verdict verdict) {
        return List.of(
                verdict.vote(job.key(job.bystander()), job.bystander()),
                verdict.vote(job.key(job.otherBystander()), job.otherBystander()));
    }
}
