package dev.assay.devshard.gateway.session;

import dev.assay.devshard.ledger.Composed;
import dev.assay.devshard.ledger.DiffRejected;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.DiffJson;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import dev.assay.devshard.recovery.StoredForm;
import dev.assay.devshard.storage.OrderChange;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StoredDiff;
import dev.assay.devshard.storage.StoredOrder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;

/**
 * The one place where an escrow's history is written. A diff is composed, signed and stored under one lock, in this
 * order, and becomes the book's state only when it is stored: whatever is sent was durable before, so a nonce is never
 * used for two things, however the process ends (D21). Delivery happens outside the lock, in parallel.
 */
public final class EscrowBook {
    private final PrivateKey key;
    private final SessionStore store;
    private final Signers signers;
    private final DiffLog log;
    private final SignatureBook signatures;
    private final Clock clock;
    private final PendingQueue pending;
    private final ReentrantLock writing = new ReentrantLock(true);
    private volatile Ledger ledger;
    private volatile boolean frozen;

    /**
     * @param ledger the session as recovered
     * @param diffs all stored diffs, ascending
     */
    public EscrowBook(
            PrivateKey key,
            SessionStore store,
            WarmKeyDirectory warmKeys,
            Clock clock,
            Hash initialRoot,
            Ledger ledger,
            List<StoredDiff> diffs) {
        String escrowId = ledger.terms().escrowId();
        this.key = key;
        this.store = store;
        this.clock = clock;
        this.ledger = ledger;
        this.signers = new Signers(ledger.terms().group(), warmKeys);
        this.pending = new PendingQueue(new MempoolCheck(escrowId, signers, clock));
        this.signatures = new SignatureBook(escrowId, store, signers);
        this.log = new DiffLog(escrowId, store, initialRoot);
        diffs.forEach(log::add);
    }

    public Ledger ledger() {
        return ledger;
    }

    public String escrowId() {
        return ledger.terms().escrowId();
    }

    public Group group() {
        return ledger.terms().group();
    }

    /** All inferences by id: those that are live, and those sealed as they were then (D05). */
    SortedMap<Long, Inference> inferences() {
        SortedMap<Long, Inference> all = new TreeMap<>();
        Ledger now = ledger;
        log.sealed().forEach(inference -> all.put(inference.id(), inference));
        now.inferences().forEach(inference -> all.put(inference.id(), inference));
        return all;
    }

    /** What a host was, or was to be, sent for an inference that is open; empty where that was not from this store. */
    Optional<PayloadJson> payload(long inferenceId) {
        return log.order(inferenceId).flatMap(order -> ledger.inference(inferenceId)
                .map(record -> new PayloadJson(
                        order.prompt(), record.model(), record.inputLength(), record.maxTokens(), record.startedAt())));
    }

    /** Transactions of hosts that wait for the next diff. */
    public List<DevshardTx> pending() {
        return pending.list();
    }

    Signers signers() {
        return signers;
    }

    SignatureBook signatures() {
        return signatures;
    }

    /** The gateway's own. */
    Clock clock() {
        return clock;
    }

    PrivateKey key() {
        return key;
    }

    Optional<Hash> root(long nonce) {
        return log.root(nonce);
    }

    List<DiffJson> diffs(long from, long to) {
        return log.range(from, to);
    }

    /**
     * Starts an inference on the next slot that may be asked. Slots that may not get a diff without a start, so that
     * nothing is reserved for an inference nobody was asked to run (D13).
     *
     * @param mayBeAsked by slot; true for at least one
     */
    Sequenced start(Order order, IntPredicate mayBeAsked) throws NotAccepting {
        writing.lock();
        try {
            requireActive();
            passOver(order, mayBeAsked);
            return write(pending.list(), Optional.of(order));
        } catch (DiffRejected refused) {
            throw NotAccepting.because(refused);
        } finally {
            writing.unlock();
        }
    }

    private void passOver(Order order, IntPredicate mayBeAsked) throws DiffRejected {
        for (int passed = 0; passed < group().size(); passed++) {
            long next = ledger.nonce() + 1;
            if (mayBeAsked.test(group().executorSlot(next))) {
                return;
            }
            // A start that cannot be paid is refused before any nonce is spent on finding it a host.
            ledger.compose(List.of(), Optional.of(order.start(next)), signers.warmKeys());
            write(pending.list(), Optional.empty());
        }
    }

    /** Puts a transaction of the user's own into a diff, with what is pending; empty if nothing of it holds. */
    Optional<Sequenced> settle(DevshardTx own) throws NotAccepting {
        pending.offer(own);
        return settlePending();
    }

    /** Puts what is pending into a diff; empty if nothing of it holds. */
    Optional<Sequenced> settlePending() throws NotAccepting {
        writing.lock();
        try {
            requireActive();
            if (!pendingHolds()) {
                return Optional.empty();
            }
            return Optional.of(write(pending.list(), Optional.empty()));
        } catch (DiffRejected refused) {
            throw NotAccepting.because(refused);
        } finally {
            writing.unlock();
        }
    }

    /**
     * One step towards settlement (contract 4.8): the first carries finalize-round, the others what became pending
     * since. Empty once settlement is reached. Depends on the book's phase alone, so it goes on after any interruption
     * (D07).
     */
    Optional<Sequenced> stepToSettlement() throws DiffRejected {
        writing.lock();
        try {
            if (ledger.phase() == Phase.SETTLEMENT) {
                return Optional.empty();
            }
            List<DevshardTx> txs = new ArrayList<>(pending.list());
            if (ledger.phase() == Phase.ACTIVE) {
                txs.add(Transactions.finalizeRound());
            }
            return Optional.of(write(txs, Optional.empty()));
        } finally {
            writing.unlock();
        }
    }

    /** @throws NotAccepting if the session is past its active phase */
    void requireActive() throws NotAccepting {
        if (ledger.phase() != Phase.ACTIVE) {
            throw new NotAccepting(
                    NotAccepting.Why.FINALIZED,
                    "the session of escrow " + escrowId() + " is in phase "
                            + ledger.phase().wireName());
        }
    }

    private boolean pendingHolds() throws DiffRejected {
        List<DevshardTx> waiting = pending.list();
        if (waiting.isEmpty()) {
            return false;
        }
        Composed tried = ledger.compose(waiting, Optional.empty(), signers.warmKeys());
        pending.droppedBy(tried);
        return !tried.txs().isEmpty();
    }

    /** Writes nothing any more: whoever still wants to, fails. */
    void freeze() {
        frozen = true;
    }

    /** @param order what the diff starts, stored with it until the books have closed it */
    private Sequenced write(List<DevshardTx> txs, Optional<Order> order) throws DiffRejected {
        if (frozen || Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("the gateway is ending");
        }
        Optional<Start> start = order.map(wanted -> wanted.start(ledger.nonce() + 1));
        Composed composed = ledger.compose(txs, start, signers.warmKeys());
        SignedDiff diff = SignedDiff.sign(key, escrowId(), composed.nonce(), composed.txs(), composed.root());
        StoredDiff stored = StoredForm.of(diff, composed.root(), composed.newWarmKeys(), clock.instant());
        Optional<StoredOrder> opened = order.map(wanted -> new StoredOrder(diff.nonce(), wanted.prompt()));
        log.append(stored, composed.sealed(), new OrderChange(opened, closed(composed.txs())));
        ledger = composed.next();
        pending.carriedBy(composed);
        return new Sequenced(diff.nonce(), group().executorSlot(diff.nonce()), start);
    }

    private static List<Long> closed(List<DevshardTx> txs) {
        return txs.stream()
                .filter(tx -> tx.hasFinish() || tx.hasTimeout())
                .map(tx -> Transactions.inferenceId(tx).orElseThrow())
                .toList();
    }

    /** Notes that the quorum signed the final state. */
    void markSettled() {
        store.markFinalized(escrowId(), ledger.nonce());
        store.markSettled(escrowId());
    }

    /** Takes what a host offers, as far as it holds; returns how much that was. */
    int offer(List<DevshardTx> mempool) {
        return pending.hear(ledger, mempool);
    }
}
