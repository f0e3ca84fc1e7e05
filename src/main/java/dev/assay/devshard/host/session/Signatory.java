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
import java.util.List;

/**
 * Signs for this host in one session. Everything is signed by the host's own key, also where a validator granted it a slot
 * (contract 3.5).
 *
 * @param slots the slots this host answers for, ascending, at least one
 */
record Signatory(PrivateKey key, String escrowId, List<Integer> slots) {
    Signatory {
        slots = List.copyOf(slots);
    }

    boolean owns(int slot) {
        return slots.contains(slot);
    }

    byte[] state(Ledger ledger) {
        return key.sign(SigningContent.state(ledger.root(), escrowId, ledger.nonce()));
    }

    Receipt receipt(Inference record, long confirmedAt) {
        return new Receipt(key.sign(SigningContent.receipt(record, escrowId, confirmedAt)), confirmedAt);
    }

    DevshardTx finish(Inference record, Completion completion) {
        return Transactions.finish(
                key,
                escrowId,
                record.id(),
                completion.responseHash(),
                completion.inputTokens(),
                completion.outputTokens(),
                record.executorSlot());
    }

    /** The verdict as the record's status wants it: a vote where the work is challenged, else a validation. */
    DevshardTx verdict(Inference record, boolean valid) {
        return record.status() == InferenceStatus.CHALLENGED
                ? Transactions.vote(key, escrowId, record.id(), slots.get(0), valid)
                : Transactions.validation(key, escrowId, record.id(), slots.get(0), valid);
    }

    long samplingSeed() {
        return ValidationSampling.seed(key, escrowId);
    }
}
