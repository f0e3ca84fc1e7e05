package dev.assay.devshard.host.session;

import dev.assay.devshard.host.engine.Completion;
import dev.assay.devshard.host.engine.Prompt;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.time.Clock;
import java.util.Optional;

/**
 * The executor's desk in one session: takes jobs, gives receipts, hands in finishes. A job is taken for what the
 * applied ledger says and for nothing else (D02): the request only brings the prompt, and the prompt must be the one
 * the record commits to. Work is in the archive before its finish is handed in; a desk that opens goes on with what is
 * there. Guarded by its session's lock.
 */
final class Desk {
    private final Signatory signatory;
    private final Mempool mempool;
    private final Clock clock;
    private final WorkArchive archive;
    private final Executions executions = new Executions();

    /** @param ledger the session's, as it is now */
    Desk(Signatory signatory, Mempool mempool, Clock clock, WorkArchive archive, Ledger ledger) {
        this.signatory = signatory;
        this.mempool = mempool;
        this.clock = clock;
        this.archive = archive;
        ledger.live().values().stream()
                .filter(record -> signatory.owns(record.executorSlot()))
                .filter(Mempool::isOpen)
                .forEach(record -> archive.recall(record).ifPresent(done -> goOn(record, done)));
    }

    /** Work that an earlier process finished and no diff has closed: its transactions are on offer again. */
    private void goOn(Inference record, WorkArchive.Done done) {
        executions.add(done.execution());
        if (record.status() == InferenceStatus.PENDING) {
            confirm(record, done.execution().receipt());
        }
        mempool.add(done.finish());
    }

    /**
     * The execution a payload is for: a fresh one with its receipt, or the one under way or done. Empty when it is none
     * of this host's business: unknown, another host's, already on the books (D26), or begun before this process.
     *
     * @throws PayloadMismatch the job is this host's, and the payload is not what was committed to
     */
    Optional<Execution> take(Ledger ledger, long id, PayloadJson payload) throws PayloadMismatch {
        Optional<Inference> live = ledger.inference(id)
                .filter(record -> signatory.owns(record.executorSlot()))
                .filter(Mempool::isOpen);
        if (live.isEmpty()) {
            return Optional.empty();
        }
        Inference record = live.get();
        Optional<Execution> known = executions.find(id);
        if (known.isEmpty() && record.status() != InferenceStatus.PENDING) {
            return Optional.empty();
        }
        PayloadMismatch.check(payload, record);
        return known.isPresent() ? known : Optional.of(begin(record, payload));
    }

    private Execution begin(Inference record, PayloadJson payload) {
        Receipt receipt = signatory.receipt(record, clock.instant().getEpochSecond());
        Prompt prompt = new Prompt(payload.prompt(), record.model(), record.maxTokens(), record.startedAt());
        Execution execution = new Execution(record, receipt, prompt);
        executions.add(execution);
        confirm(record, receipt);
        return execution;
    }

    private void confirm(Inference record, Receipt receipt) {
        mempool.add(Transactions.confirm(record.id(), receipt.signature(), receipt.confirmedAt()));
    }

    /**
     * Keeps the work and hands in the finish, unless the record has been closed meanwhile.
     *
     * @throws dev.assay.devshard.storage.StorageException the work is not on disk, so nothing was handed in
     */
    void completed(Execution execution, Completion completion, Ledger ledger) {
        Optional<Inference> open = ledger.inference(execution.record().id()).filter(Mempool::isOpen);
        if (open.isPresent()) {
            DevshardTx finish = signatory.finish(open.get(), completion);
            archive.keep(execution, completion, finish);
            mempool.add(finish);
        }
        execution.completed(completion);
    }

    void tidy(Ledger ledger) {
        executions.tidy(ledger);
    }
}
