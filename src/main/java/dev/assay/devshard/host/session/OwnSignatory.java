package dev.assay.devshard.host.session;

import dev.assay.devshard.host.engine.Completion;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.ValidationSampling;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import java.util.List;

/**
 * Signs with the host's own key, also where a validator granted it a slot (contract 3.5).
 *
 * @param slots ascending, at least one
 */
record OwnSignatory(PrivateKey key, String escrowId, List<Integer> slots) implements Signatory {
    OwnSignatory {
        slots = List.copyOf(slots);
    }

    @Override
    public byte[] state(Ledger ledger) {
        return key.sign(SigningContent.state(ledger.root(), escrowId, ledger.nonce()));
    }

    @Override
    public Receipt receipt(Inference record, long confirmedAt) {
        return new Receipt(key.sign(SigningContent.receipt(record, escrowId, confirmedAt)), confirmedAt);
    }

    @Override
    public DevshardTx finish(Inference record, Completion completion) {
        return Transactions.finish(
                key,
                escrowId,
                record.id(),
                completion.responseHash(),
                completion.inputTokens(),
                completion.outputTokens(),
                record.executorSlot());
    }

    @Override
    public DevshardTx verdict(Inference record, boolean valid) {
        return record.status() == InferenceStatus.CHALLENGED
                ? Transactions.vote(key, escrowId, record.id(), verdictSlot(), valid)
                : Transactions.validation(key, escrowId, record.id(), verdictSlot(), valid);
    }

    @Override
    public TimeoutVote timeoutVote(long inferenceId, TimeoutReason reason) {
        return Transactions.timeoutVote(key, escrowId, inferenceId, reason, slots.get(0), true);
    }

    @Override
    public long samplingSeed() {
        return ValidationSampling.seed(key, escrowId);
    }
}
