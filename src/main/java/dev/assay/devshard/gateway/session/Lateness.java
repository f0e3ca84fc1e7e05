package dev.assay.devshard.gateway.session;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * By when an executor has to do what next (contract 4.6): take the job within the refusal timeout, or finish it within the
 * execution timeout after its receipt, be that on the books or waiting for them.
 *
 * @param due when its time is over
 * @param published whether the books show so much already that others can judge it by this reason
 */
record Lateness(Inference record, TimeoutReason reason, Instant due, boolean published) {
    /**
     * Empty when nothing more is due: the inference is closed, or its finish waits for the books. A finish without a receipt
     * never gets there, so it is worth nothing (D32).
     */
    static Optional<Lateness> of(Ledger ledger, List<DevshardTx> waiting, long id) {
        boolean finished =
                waiting.stream().anyMatch(tx -> tx.hasFinish() && tx.getFinish().getInferenceId() == id);
        return ledger.inference(id)
                .filter(MempoolCheck::isUnfinished)
                .map(open -> next(ledger, waiting, open))
                .filter(late -> late.refused() || !finished);
    }

    private static Lateness next(Ledger ledger, List<DevshardTx> waiting, Inference record) {
        if (record.status() == InferenceStatus.STARTED) {
            return execution(ledger, record, record.confirmedAt(), true);
        }
        return waiting.stream()
                .filter(tx -> tx.hasConfirm() && tx.getConfirm().getInferenceId() == record.id())
                .findFirst()
                .map(tx -> execution(ledger, record, tx.getConfirm().getConfirmedAt(), false))
                .orElseGet(() -> refusal(ledger, record));
    }

    private static Lateness execution(Ledger ledger, Inference record, long confirmedAt, boolean published) {
        Instant due =
                Instant.ofEpochSecond(confirmedAt).plusSeconds(ledger.terms().executionTimeoutSeconds());
        return new Lateness(record, TimeoutReason.TIMEOUT_REASON_EXECUTION, due, published);
    }

    private static Lateness refusal(Ledger ledger, Inference record) {
        Instant due = Instant.ofEpochSecond(record.startedAt())
                .plusSeconds(ledger.terms().refusalTimeoutSeconds());
        return new Lateness(record, TimeoutReason.TIMEOUT_REASON_REFUSED, due, true);
    }

    boolean refused() {
        return reason == TimeoutReason.TIMEOUT_REASON_REFUSED;
    }
}
