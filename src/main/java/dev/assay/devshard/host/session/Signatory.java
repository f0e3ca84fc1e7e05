package dev.assay.devshard.host.session;

import dev.assay.devshard.host.engine.Completion;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import java.util.List;

/** Signs for this host in one session. */
public interface Signatory {
    String escrowId();

    /** The slots this host answers for, ascending, at least one. */
    List<Integer> slots();

    default boolean owns(int slot) {
        return slots().contains(slot);
    }

    /** 65 bytes over the ledger's root, the escrow id and the nonce. */
    byte[] state(Ledger ledger);

    /** @param confirmedAt unix seconds */
    Receipt receipt(Inference record, long confirmedAt);

    DevshardTx finish(Inference record, Completion completion);

    /** The verdict as the record's status wants it: a vote where the work is challenged, else a validation. */
    DevshardTx verdict(Inference record, boolean valid);

    /** That an executor is late. */
    TimeoutVote timeoutVote(long inferenceId, TimeoutReason reason);

    /** The slot that this host's verdicts are given under. */
    default int verdictSlot() {
        return slots().get(0);
    }

    /** What draws the work to re-check (contract 4.7). */
    long samplingSeed();
}
