package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.TxHash;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Host-authored transactions that no diff has carried yet, in the order they came, each once. Guarded by its session's lock. */
final class Mempool {
    private final Map<TxHash, DevshardTx> txs = new LinkedHashMap<>();

    void add(DevshardTx tx) {
        txs.putIfAbsent(TxHash.of(tx), tx);
    }

    List<DevshardTx> transactions() {
        return List.copyOf(txs.values());
    }

    boolean holds(DevshardTx.TxCase kind, long inferenceId) {
        return txs.values().stream()
                .anyMatch(tx ->
                        tx.getTxCase() == kind && Transactions.inferenceId(tx).equals(OptionalLong.of(inferenceId)));
    }

    /** Forgets what a diff absorbed and what can never apply any more. */
    void keepWhatCanApply(Ledger ledger) {
        txs.values().removeIf(tx -> !canApply(tx, ledger));
    }

    private static boolean canApply(DevshardTx tx, Ledger ledger) {
        OptionalLong id = Transactions.inferenceId(tx);
        Optional<Inference> live = id.isPresent() ? ledger.inference(id.getAsLong()) : Optional.empty();
        return live.isPresent() && canApply(tx, live.get());
    }

    private static boolean canApply(DevshardTx tx, Inference record) {
        return switch (tx.getTxCase()) {
            case CONFIRM -> record.status() == InferenceStatus.PENDING;
            case FINISH -> isOpen(record);
            case VALIDATION ->
                record.status() == InferenceStatus.FINISHED
                        && !record.validatedBy().contains(tx.getValidation().getValidatorSlot());
            case VALIDATION_VOTE ->
                record.status() == InferenceStatus.CHALLENGED
                        && !record.validatedBy().contains(tx.getValidationVote().getVoterSlot());
            default -> false;
        };
    }

    /** Whether the executor may still deliver. */
    static boolean isOpen(Inference record) {
        return record.status() == InferenceStatus.PENDING || record.status() == InferenceStatus.STARTED;
    }
}
