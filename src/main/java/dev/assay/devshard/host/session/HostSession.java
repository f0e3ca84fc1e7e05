package dev.assay.devshard.host.session;

import dev.assay.devshard.host.engine.Completion;
import dev.assay.devshard.host.engine.Engine;
import dev.assay.devshard.host.engine.EngineFailure;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import dev.assay.devshard.storage.StoredDiff;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One escrow's session on this host.
 *
 * <p>Concurrency: one lock guards the ledger, the mempool, the executions and the validation duty, and every change of
 * them happens under it, storage included; so the requests of one escrow take effect one after another, and those of
 * different escrows side by side. Engines run, answers are streamed and peers are asked outside of the lock; what comes
 * of it is brought in under the lock afterwards, and checked again against the ledger of that moment.
 */
public final class HostSession implements Admission {
    private final ReentrantLock lock = new ReentrantLock();
    private final SessionContext context;
    private final Signatory signatory;
    private final SessionTerms terms;
    private final Journal journal;
    private final Mempool mempool = new Mempool();
    private final WorkArchive archive;
    private final Desk desk;
    private final Rechecks rechecks;
    private final SlotSigners signers;
    private final Gossip gossip;

    HostSession(SessionContext context, Signatory signatory, Ledger ledger) {
        this.context = context;
        this.signatory = signatory;
        this.terms = ledger.terms();
        Hearsay hearsay = new Hearsay();
        this.journal = new Journal(context.store(), signatory, context.warmKeys(), context.clock(), hearsay, ledger);
        this.archive = new WorkArchive(context.store(), terms.escrowId());
        this.desk = new Desk(signatory, mempool, context.clock(), archive, ledger);
        this.rechecks = new Rechecks(context, signatory, lock, journal, mempool);
        this.signers = new SlotSigners(context.warmKeys());
        this.gossip = new Gossip(context, signatory, lock, journal, mempool, hearsay, signers);
        context.metrics().sessionOpened();
    }

    @Override
    public SessionTerms terms() {
        return terms;
    }

    @Override
    public boolean isMember(Address address) {
        return terms.group().members().contains(address)
                || ledger().warmKeys().containsValue(address)
                || context.isWarmKeyOfAny(terms.group(), address);
    }

    @Override
    public HostSession enter() {
        return this;
    }

    /**
     * Applies and stores the request's diffs, and takes the job if it is this host's.
     *
     * @throws ChatFailure a diff or the payload is refused, or storage failed; what the failure does not name stands
     */
    public ChatReply accept(ChatRequest request) throws ChatFailure {
        lock.lock();
        try {
            StateAttestation state = advance(request);
            Optional<Execution> execution = take(request);
            if (execution.isEmpty()) {
                return new ChatReply(state, Optional.empty(), new ChatReply.Work.None());
            }
            context.metrics().receiptGiven();
            return new ChatReply(state, execution.map(Execution::receipt), next(execution.get()));
        } finally {
            lock.unlock();
            afterwards();
        }
    }

    /**
     * The receipt for a pending inference of this host's, to whoever doubts that it took the job (contract 4.6); empty
     * where it is none, or the payload is not the one committed to. The confirm waits in the mempool from then on. Work
     * that is left to do is the caller's to {@link #execute}, and never keeps the receipt waiting (D01).
     *
     * @throws ChatFailure a diff is refused, or storage failed
     */
    public Optional<ChatReply> challenge(ChatRequest request) throws ChatFailure {
        lock.lock();
        try {
            StateAttestation state = advance(request);
            boolean pending = journal.ledger()
                    .inference(request.nonce())
                    .filter(record -> record.status() == InferenceStatus.PENDING)
                    .isPresent();
            Optional<Execution> execution = pending ? offer(request) : Optional.empty();
            execution.ifPresent(taken -> context.metrics().receiptGiven());
            return execution.map(taken -> new ChatReply(state, Optional.of(taken.receipt()), taken.next()));
        } catch (PayloadMismatch otherWork) {
            return Optional.empty();
        } finally {
            lock.unlock();
            afterwards();
        }
    }

    /** When the diff of this nonce, which must be one we have, was stored here. */
    public Instant knownSince(long nonce) {
        return diffs(nonce, nonce).get(0).createdAt();
    }

    /** Whether an inference falls to a slot of this host. */
    public boolean executes(Inference record) {
        return signatory.owns(record.executorSlot());
    }

    /**
     * Whether a signature by this address counts for the slot: by its validator, the key bound to it, or a granted one.
     */
    public boolean speaksFor(int slot, Address signer) {
        return signers.maySpeak(ledger(), slot, signer);
    }

    /**
     * This host's vote to give up on an executor. Signing it is all this does; whether it is true is the caller's to
     * know.
     */
    public TimeoutVote voteForTimeout(long inferenceId, TimeoutReason reason) {
        return signatory.timeoutVote(inferenceId, reason);
    }

    /** The first of the slots this host speaks for. */
    public int slot() {
        return signatory.slots().get(0);
    }

    /**
     * Runs the engine, puts the work on disk and hands in the finish. Whatever happens to the client, this goes on to
     * the end.
     *
     * @throws dev.assay.devshard.storage.StorageException the work is not on disk: what was streamed of it is void
     */
    public void execute(ChatReply.Work.Run work, Engine.Lines lines) throws EngineFailure {
        Execution execution = work.execution();
        Completion completion = null;
        try {
            completion = context.work().run(terms.escrowId(), execution.record(), execution.prompt(), lines);
        } finally {
            conclude(execution, completion);
        }
    }

    /** The ledger on disk. */
    public Ledger ledger() {
        return locked(journal::ledger);
    }

    /** What is told to and heard from the other hosts of the group. */
    public Gossip gossip() {
        return gossip;
    }

    /** Transactions that no diff has carried yet: this host's own, and what others gossiped. */
    public List<DevshardTx> mempool() {
        return locked(() ->
                context.conduct().mempool(terms.escrowId(), journal.ledger().nonce(), mempool.transactions()));
    }

    /** Stored diffs, both bounds included. */
    public List<StoredDiff> diffs(long from, long to) {
        return context.store().diffs(terms.escrowId(), from, to);
    }

    /** Stored state signatures by slot. */
    public SortedMap<Integer, byte[]> signatures(long nonce) {
        return context.store().signatures(terms.escrowId(), nonce);
    }

    /** Prompt and answer of an inference this host executed, for validators; empty when it keeps none. */
    public Optional<ExecutedWork> executed(long inferenceId) {
        return archive.executed(inferenceId);
    }

    private StateAttestation advance(ChatRequest request) throws ChatFailure {
        try {
            journal.advance(request.diffs(), diff -> {
                rechecks.sees(diff);
                context.metrics().diffApplied();
            });
            return journal.attest();
        } finally {
            mempool.keepWhatCanApply(journal.ledger());
            desk.tidy(journal.ledger());
        }
    }

    private Optional<Execution> take(ChatRequest request) throws ChatFailure {
        try {
            return offer(request);
        } catch (PayloadMismatch e) {
            throw new ChatFailure(journal.ledger().nonce(), e.getMessage(), e);
        }
    }

    private Optional<Execution> offer(ChatRequest request) throws PayloadMismatch {
        return request.payload().isEmpty()
                ? Optional.empty()
                : desk.take(journal.ledger(), request.nonce(), request.payload().get());
    }

    private ChatReply.Work next(Execution execution) {
        ChatReply.Work work = execution.next();
        if (work instanceof ChatReply.Work.Replay) {
            context.metrics().replayed();
        }
        return work;
    }

    private void conclude(Execution execution, Completion completion) {
        boolean kept = false;
        lock.lock();
        try {
            if (completion != null) {
                desk.completed(execution, completion, journal.ledger());
                kept = true;
            }
        } finally {
            if (!kept) {
                execution.failed();
            }
            lock.unlock();
            context.metrics().executed(kept);
        }
    }

    /** What nobody waits for: the group hears of the state that was attested, and others' work is re-checked. */
    private void afterwards() {
        gossip.spread();
        rechecks.begin();
    }

    private <T> T locked(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }
}
