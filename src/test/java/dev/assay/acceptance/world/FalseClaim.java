package dev.assay.acceptance.world;

import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.List;
import java.util.function.Function;

/** What an owner claims of hosts that did not say so themselves, in the features' words (contract 3.4, 4.4). */
public enum FalseClaim implements Titled {
    TAKEN(
            "a host has taken a job, under the owner's own signature",
            job -> List.of(job.start(), receipt(job, job.owner()))),
    FINISHED(
            "a host has finished a job, under the owner's own signature",
            job -> List.of(job.start(), honestReceipt(job), finish(job, job.owner(), job.executor()))),
    FINISHED_BY_ANOTHER(
            "another host has finished the job, under that host's signature",
            job -> List.of(job.start(), honestReceipt(job), finish(job, job.key(job.bystander()), job.bystander()))),
    FOUND_WRONG(
            "a host has found an answer wrong, under the owner's own signature",
            job -> List.of(
                    job.start(), honestReceipt(job), honestFinish(job), foundWrong(job, job.owner(), job.escrowId()))),
    FOUND_WRONG_ELSEWHERE(
            "a host has found an answer wrong, as it did in another session",
            job -> List.of(
                    job.start(),
                    honestReceipt(job),
                    honestFinish(job),
                    foundWrong(job, job.key(job.bystander()), job.otherEscrowId())));

    private final String title;
    private final Function<ClaimedJob, List<DevshardTx>> claim;

    FalseClaim(String title, Function<ClaimedJob, List<DevshardTx>> claim) {
        this.title = title;
        this.claim = claim;
    }

    @Override
    public String title() {
        return title;
    }

    /** The diff's transactions; nothing is wrong with any but the last. */
    List<DevshardTx> about(ClaimedJob job) {
        return claim.apply(job);
    }

    private static DevshardTx honestReceipt(ClaimedJob job) {
        return receipt(job, job.key(job.executor()));
    }

    private static DevshardTx receipt(ClaimedJob job, PrivateKey signer) {
        long now = job.order().getStartedAt();
        return Transactions.confirm(
                job.id(), signer.sign(SigningContent.receipt(job.order(), job.escrowId(), now)), now);
    }

    private static DevshardTx honestFinish(ClaimedJob job) {
        return finish(job, job.key(job.executor()), job.executor());
    }

    /** Of a job that cost next to nothing. */
    private static DevshardTx finish(ClaimedJob job, PrivateKey signer, int slot) {
        return Transactions.finish(signer, job.escrowId(), job.id(), Hash.sha256(new byte[0]), 1, 1, slot);
    }

    private static DevshardTx foundWrong(ClaimedJob job, PrivateKey signer, String escrowId) {
        return Transactions.validation(signer, escrowId, job.id(), job.bystander(), false);
    }
}
