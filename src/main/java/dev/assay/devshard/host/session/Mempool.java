package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.TxHash;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Host-authored transactions that no diff has carried yet, in the order they came, each once: this host's own, and what
 * others gossiped. Guarded by its session's lock.
 */
final class Mempool {
    /** Of a transaction whose author is the executor, whichever slot that is. */
    private static final int EXECUTOR = -1;

    private final Map<TxHash, DevshardTx> txs = new LinkedHashMap<>();
    /** Own ones, each with the nonce since when it waits, or waits again. */
    private final Map<TxHash, Long> waitingSince = new HashMap<>();

    /** Adds one of this host's own. */
    void add(DevshardTx tx) {
        TxHash hash = TxHash.of(tx);
        if (txs.putIfAbsent(hash, tx) == null) {
            waitingSince.put(hash, null);
        }
    }

    /**
     * Adds one of another host, verified, unless that host has spoken of this already: whatever it signs, it is heard
     * once.
     */
    void addForeign(DevshardTx tx) {
        OptionalLong id = Transactions.inferenceId(tx);
        if (id.isPresent() && !holds(tx.getTxCase(), id.getAsLong(), authorSlot(tx))) {
            txs.put(TxHash.of(tx), tx);
        }
    }

    List<DevshardTx> transactions() {
        return List.copyOf(txs.values());
    }

    boolean holds(DevshardTx.TxCase kind, long inferenceId) {
        return txs.values().stream().anyMatch(tx -> isAbout(tx, kind, inferenceId));
    }

    /** Whether there is one by this very slot; another's verdict is no reason to keep one's own back (D09). */
    boolean holds(DevshardTx.TxCase kind, long inferenceId, int slot) {
        return txs.values().stream().anyMatch(tx -> isAbout(tx, kind, inferenceId) && authorSlot(tx) == slot);
    }

    private static boolean isAbout(DevshardTx tx, DevshardTx.TxCase kind, long inferenceId) {
        return tx.getTxCase() == kind && Transactions.inferenceId(tx).equals(OptionalLong.of(inferenceId));
    }

    private static int authorSlot(DevshardTx tx) {
        return switch (tx.getTxCase()) {
            case VALIDATION -> tx.getValidation().getValidatorSlot();
            case VALIDATION_VOTE -> tx.getValidationVote().getVoterSlot();
            default -> EXECUTOR;
        };
    }

    /** Own ones that have waited for more than so many nonces; their waiting begins anew. */
    List<DevshardTx> overdue(long nonce, long patience) {
        List<DevshardTx> overdue = new ArrayList<>();
        txs.forEach((hash, tx) -> {
            if (waitingSince.containsKey(hash)) {
                Long since = waitingSince.get(hash);
                if (since != null && nonce - since > patience) {
                    overdue.add(tx);
                    since = null;
                }
                waitingSince.put(hash, since == null ? Long.valueOf(nonce) : since);
            }
        });
        return overdue;
    }

    /** Forgets what a diff absorbed and what can never apply any more. */
    void keepWhatCanApply(Ledger ledger) {
        txs.values().removeIf(tx -> !canApply(tx, ledger));
        waitingSince.keySet().retainAll(txs.keySet());
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
