package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A session after some nonce: immutable, so a diff either gives the next ledger or changes nothing (contract 4.3). Safe to share between
 * threads.
 */
public final class Ledger {
    private final SessionTerms terms;

    private Ledger(SessionTerms terms) {
        this.terms = terms;
    }

    /** The session before its first diff. @throws AmountBelowFee if the escrow cannot pay the create fee */
    public static Ledger open(SessionTerms terms) throws AmountBelowFee {
        if (terms.amount() < terms.createFee()) {
            throw new AmountBelowFee(terms);
        }
        return new Ledger(terms);
    }

    /**
     * Applies the user's diff, as a host does (contract 4.3): all or nothing. A diff whose nonce is not the next is refused, also an old one:
     * what to do with what is known already is the caller's to decide, and never by what the request says (D02).
     */
    public Applied apply(SignedDiff diff, WarmKeys warmKeys) throws DiffRejected {
        throw new UnsupportedOperationException();
    }

    /**
     * Composes the next diff, as the user does (contract 4.3): best effort. A pending transaction that fails is dropped and leaves nothing
     * behind; a start that fails refuses the whole.
     *
     * @param pending in any order; put into the order confirm, finish, validation, vote, others
     * @param start its id must be the next nonce
     */
    public Composed compose(List<DevshardTx> pending, Optional<Start> start, WarmKeys warmKeys) throws DiffRejected {
        throw new UnsupportedOperationException();
    }

    public SessionTerms terms() {
        return terms;
    }

    /** The nonce of the last diff applied; 0 before the first. */
    public long nonce() {
        throw new UnsupportedOperationException();
    }

    public Phase phase() {
        throw new UnsupportedOperationException();
    }

    /** What is left of the amount: neither paid, nor reserved, nor taken as a fee. */
    public long balance() {
        throw new UnsupportedOperationException();
    }

    /** Taken so far, the create fee included. */
    public long fees() {
        throw new UnsupportedOperationException();
    }

    /** The nonce of the diff that carried finalize-round; 0 while active. */
    public long finalizeNonce() {
        throw new UnsupportedOperationException();
    }

    /** Live inferences by ascending id. */
    public SortedMap<Long, Inference> live() {
        throw new UnsupportedOperationException();
    }

    /** A live inference; empty if unknown or sealed. */
    public Optional<Inference> inference(long id) {
        throw new UnsupportedOperationException();
    }

    /** One for each slot, by slot. */
    public List<SlotStats> stats() {
        throw new UnsupportedOperationException();
    }

    /** Slot to the address bound to it. */
    public SortedMap<Integer, Address> warmKeys() {
        throw new UnsupportedOperationException();
    }

    /** The state root after the last diff (contract 4.2). */
    public Hash root() {
        throw new UnsupportedOperationException();
    }

    public Hash restHash() {
        throw new UnsupportedOperationException();
    }

    public Hash sealedAccumulator() {
        throw new UnsupportedOperationException();
    }
}
