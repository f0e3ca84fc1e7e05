package dev.assay.devshard.ledger;

import dev.assay.devshard.ledger.Composed.Dropped;
import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.devshard.protocol.StateHashes;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A session after some nonce: immutable, so a diff either gives the next ledger or changes nothing (contract 4.3).
 * Safe to share between threads. The cost of a diff does not grow with the number of live inferences.
 */
public final class Ledger {
    private final SessionTerms terms;
    private final Books books;
    private final Hash restHash;
    private final Hash root;

    private Ledger(SessionTerms terms, Books books) {
        this.terms = terms;
        this.books = books;
        this.restHash = StateHashes.restHash(
                books.balance(),
                StateHashes.inferencesHash(
                        books.sealedAccumulator(), books.live().hash()),
                StateHashes.warmHash(books.warmKeys()));
        this.root = StateHashes.root(
                StateHashes.statsHash(books.stats()), books.fees(), restHash, terms.versionTag(), books.phase());
    }

    /** The session before its first diff. @throws AmountBelowFee if the escrow cannot pay the create fee */
    public static Ledger open(SessionTerms terms) throws AmountBelowFee {
        if (terms.amount() < terms.createFee()) {
            throw new AmountBelowFee(terms);
        }
        return new Ledger(terms, Books.open(terms));
    }

    /**
     * Applies the user's diff, as a host does (contract 4.3): all or nothing. A diff whose nonce is not the next is
     * refused, also an old one: what to do with what is known already is the caller's to decide, and never by what
     * the request says (D02).
     */
    public Applied apply(SignedDiff diff, WarmKeys warmKeys) throws DiffRejected {
        return apply(diff, warmKeys, Signers.RECOVERED);
    }

    /** The same, for a caller that knows already who signed what. */
    public Applied apply(SignedDiff diff, WarmKeys warmKeys, Signers signers) throws DiffRejected {
        Admission admission = new Admission(terms, nonce());
        admission.byTheUser(diff, signers);
        admission.next(diff.nonce());
        Rules rules = new Rules(terms, warmKeys, signers);
        Books changed = books;
        for (DevshardTx tx : diff.txs()) {
            changed = rules.apply(changed, tx);
        }
        Sealing.Swept closed = rules.close(changed);
        Ledger next = new Ledger(terms, closed.books());
        byte[] wanted = diff.postStateRoot();
        if (wanted.length > 0 && !Arrays.equals(wanted, next.root.bytes())) {
            throw new DiffRejected(
                    Reason.ROOT_MISMATCH,
                    "diff " + diff.nonce() + " promises root " + HexFormat.of().formatHex(wanted)
                            + ", applying it gives " + next.root);
        }
        return new Applied(next, boundBy(next), closed.sealed());
    }

    /**
     * Composes the next diff, as the user does (contract 4.3): best effort. A pending transaction that fails is
     * dropped and leaves nothing behind; a start that fails, or a fee that cannot be paid, refuses the whole.
     *
     * @param pending in any order; put into the order confirm, finish, validation, vote, others. A start among them
     *     is dropped
     * @param start its id must be the next nonce; comes last
     */
    public Composed compose(List<DevshardTx> pending, Optional<Start> start, WarmKeys warmKeys) throws DiffRejected {
        new Admission(terms, nonce()).next(nonce() + 1);
        Rules rules = new Rules(terms, warmKeys, Signers.RECOVERED);
        List<DevshardTx> kept = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        Books changed = books;
        for (DevshardTx tx : inOrder(pending)) {
            try {
                if (tx.hasStart()) {
                    throw new DiffRejected(
                            Reason.SECOND_START, Transactions.describe(tx) + " among pending transactions");
                }
                mustCount(changed, tx);
                changed = rules.apply(changed, tx);
                kept.add(tx);
            } catch (DiffRejected reason) {
                dropped.add(new Dropped(tx, reason));
            }
        }
        if (start.isPresent()) {
            DevshardTx tx = Transactions.start(start.get());
            changed = rules.apply(changed, tx);
            kept.add(tx);
        }
        Sealing.Swept closed = rules.close(changed);
        Ledger next = new Ledger(terms, closed.books());
        return new Composed(next.nonce(), kept, dropped, next, next.root, boundBy(next), closed.sealed());
    }

    /**
     * A validation of work that is challenged already would only use up its author's say (contract 4.4): left out of a diff,
     * it comes again as a vote.
     */
    private static void mustCount(Books books, DevshardTx tx) throws DiffRejected {
        if (!tx.hasValidation()) {
            return;
        }
        Inference inference =
                Known.inference(books, "validation", tx.getValidation().getInferenceId());
        Known.status(inference, "validation", InferenceStatus.FINISHED);
    }

    private static List<DevshardTx> inOrder(List<DevshardTx> pending) {
        return pending.stream().sorted(Comparator.comparingInt(Ledger::rank)).toList();
    }

    private static int rank(DevshardTx tx) {
        return switch (tx.getTxCase()) {
            case CONFIRM -> 0;
            case FINISH -> 1;
            case VALIDATION -> 2;
            case VALIDATION_VOTE -> 3;
            case START, TIMEOUT, REVEAL_SEED, FINALIZE_ROUND, TX_NOT_SET -> 4;
        };
    }

    private Map<Integer, Address> boundBy(Ledger next) {
        Map<Integer, Address> bound = new TreeMap<>(next.books.warmKeys());
        bound.keySet().removeAll(books.warmKeys().keySet());
        return bound;
    }

    public SessionTerms terms() {
        return terms;
    }

    /** The nonce of the last diff applied; 0 before the first. */
    public long nonce() {
        return books.nonce();
    }

    public Phase phase() {
        return books.phase();
    }

    /** What is left of the amount: neither paid, nor reserved, nor taken as a fee. */
    public long balance() {
        return books.balance();
    }

    /** Taken so far, the create fee included. */
    public long fees() {
        return books.fees();
    }

    /** The nonce of the diff that carried finalize-round; 0 while active. */
    public long finalizeNonce() {
        return books.finalizeNonce();
    }

    /** A copy of the live inferences, by ascending id. */
    public SortedMap<Long, Inference> live() {
        SortedMap<Long, Inference> live = new TreeMap<>();
        inferences().forEach(inference -> live.put(inference.id(), inference));
        return Collections.unmodifiableSortedMap(live);
    }

    /** The live inferences by ascending id, without a copy. */
    public Stream<Inference> inferences() {
        return books.live().inferences();
    }

    /** A live inference; empty if unknown or sealed. */
    public Optional<Inference> inference(long id) {
        return books.live().find(id);
    }

    /** One for each slot, by slot. */
    public List<SlotStats> stats() {
        return books.stats();
    }

    /** Slot to the address bound to it. */
    public SortedMap<Integer, Address> warmKeys() {
        return books.warmKeys();
    }

    /** The state root after the last diff (contract 4.2). */
    public Hash root() {
        return root;
    }

    public Hash restHash() {
        return restHash;
    }

    public Hash sealedAccumulator() {
        return books.sealedAccumulator();
    }

    Books books() {
        return books;
    }
}
