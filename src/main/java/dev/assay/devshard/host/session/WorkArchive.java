package dev.assay.devshard.host.session;

import dev.assay.devshard.host.engine.Completion;
import dev.assay.devshard.host.engine.Prompt;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StoredWork;
import java.util.Optional;

/**
 * What this host executed in one session, on disk from before the answer's end is sent until the inference is sealed:
 * so that a host that is killed still hands in its finish, replays its answer, and shows validators what it ran.
 */
final class WorkArchive {
    private final SessionStore store;
    private final String escrowId;

    WorkArchive(SessionStore store, String escrowId) {
        this.store = store;
        this.escrowId = escrowId;
    }

    /**
     * An execution of this or an earlier process, and its finish.
     *
     * @param finish as it was signed then
     */
    record Done(Execution execution, DevshardTx finish) {}

    /** @throws dev.assay.devshard.storage.StorageException it is not on disk */
    void keep(Execution execution, Completion completion, DevshardTx finish) {
        store.keepWork(
                escrowId,
                new StoredWork(
                        execution.record().id(),
                        execution.receipt().signature(),
                        execution.receipt().confirmedAt(),
                        execution.prompt().body(),
                        completion.body(),
                        finish.toByteArray()));
    }

    /** Prompt and answer of an inference this host executed; empty when it did not, or it is sealed. */
    Optional<ExecutedWork> executed(long inferenceId) {
        return store.work(escrowId, inferenceId).map(work -> new ExecutedWork(work.prompt(), work.response()));
    }

    /** The execution of an open record, as it was left. */
    Optional<Done> recall(Inference record) {
        return store.work(escrowId, record.id()).map(work -> done(record, work));
    }

    private Done done(Inference record, StoredWork work) {
        DevshardTx finish = finish(work);
        Execution execution = new Execution(
                record,
                new Receipt(work.receiptSignature(), work.confirmedAt()),
                new Prompt(work.prompt(), record.model(), record.maxTokens(), record.startedAt()));
        execution.completed(Completion.ofBody(
                work.response(),
                finish.getFinish().getInputTokens(),
                finish.getFinish().getOutputTokens()));
        return new Done(execution, finish);
    }

    private DevshardTx finish(StoredWork work) {
        try {
            return Canonical.decodeTx(work.finish());
        } catch (MalformedMessage damaged) {
            throw new IllegalStateException("the stored " + work + " of escrow " + escrowId + " is damaged", damaged);
        }
    }
}
