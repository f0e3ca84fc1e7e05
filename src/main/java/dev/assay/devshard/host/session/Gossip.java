package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/**
 * What one session tells the other hosts of its group and hears from them (contract 5). Whatever is heard is verified
 * before it is kept: an attestation by the signature of the slot it names, a transaction by everything the ledger would
 * ask of it (D09, D10).
 *
 * <p>Concurrency: signatures are checked, and the chain is asked about warm keys, on the immutable ledger of the moment
 * and outside of the session's lock; what comes of it is kept under the lock, and compared with the ledger of that
 * later moment.
 */
public final class Gossip {
    /** A transaction of ours is told to the group when it has waited for this many rounds of the group. */
    private static final int ROUNDS_OF_PATIENCE = 2;

    private final SessionContext context;
    private final SessionTerms terms;
    private final Signatory signatory;
    private final Lock lock;
    private final Journal journal;
    private final Mempool mempool;
    private final Hearsay hearsay;
    private final StateSignatures signatures;
    private final SlotSigners signers;
    private final Set<Address> peers;
    private long told;

    Gossip(
            SessionContext context,
            Signatory signatory,
            Lock lock,
            Journal journal,
            Mempool mempool,
            Hearsay hearsay,
            SlotSigners signers) {
        this.context = context;
        this.terms = journal.ledger().terms();
        this.signatory = signatory;
        this.lock = lock;
        this.journal = journal;
        this.mempool = mempool;
        this.hearsay = hearsay;
        this.signatures = new StateSignatures(context.store(), terms);
        this.signers = signers;
        this.peers = new LinkedHashSet<>(terms.group().members());
        signatory.slots().forEach(slot -> peers.remove(terms.group().validator(slot)));
    }

    /** The other validators of the group. */
    public Set<Address> peers() {
        return Set.copyOf(peers);
    }

    /**
     * Hears a slot's word for a state, and passes on the first word about a nonce. Of two words for one nonce and
     * different roots the second is {@link Heard#EQUIVOCATION}, and the session stays as it is.
     *
     * @throws GossipRefused there is no such slot, or whoever signed may not speak for it
     */
    public Heard hear(SlotAttestation word) throws GossipRefused {
        Heard heard = keep(word, verified(word, ledger()));
        if (heard == Heard.FIRST) {
            Set<Address> others = new LinkedHashSet<>(peers);
            others.remove(terms.group().validator(word.slot()));
            context.rumours().tell(terms.escrowId(), others, word);
        }
        if (heard == Heard.EQUIVOCATION) {
            context.logger()
                    .warn(
                            "event=equivocation escrow={} nonce={} slot={} root={}",
                            terms.escrowId(),
                            word.state().nonce(),
                            word.slot(),
                            word.state().root());
        }
        context.metrics().heard(heard);
        return heard;
    }

    private record Speaker(Address signer, List<Integer> slots) {}

    private Speaker verified(SlotAttestation word, Ledger ledger) throws GossipRefused {
        if (!terms.group().hasSlot(word.slot())) {
            throw new GossipRefused("slot " + word.slot() + " is not one of 0.."
                    + (terms.group().size() - 1));
        }
        StateAttestation state = word.state();
        byte[] content = SigningContent.state(state.root(), terms.escrowId(), state.nonce());
        Optional<Address> signer = Signature.recover(content, state.signature());
        List<Integer> slots = signer.map(address -> signers.spokenFor(ledger, word.slot(), address))
                .orElse(List.of());
        if (slots.isEmpty()) {
            throw new GossipRefused("the state at nonce " + state.nonce() + " is signed by "
                    + signer.map(Address::value).orElse("nobody") + ", who may not speak for slot " + word.slot());
        }
        return new Speaker(signer.get(), slots);
    }

    private Heard keep(SlotAttestation word, Speaker speaker) {
        StateAttestation state = word.state();
        lock.lock();
        try {
            if (state.nonce() > journal.ledger().nonce()) {
                return hearsay.hear(state, speaker.signer(), speaker.slots());
            }
            Optional<Hash> root = signatures.rootAt(state.nonce());
            if (root.isEmpty() || !root.get().equals(state.root())) {
                return Heard.EQUIVOCATION;
            }
            Map<Integer, byte[]> bySlot = new LinkedHashMap<>();
            speaker.slots().forEach(slot -> bySlot.put(slot, state.signature()));
            return signatures.keep(state.nonce(), bySlot) ? Heard.NEWS : Heard.KNOWN;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hears transactions that wait for a diff elsewhere. Those that may be taken join the mempool, beside whatever this
     * host has to say itself; those whose time has not come or has gone are passed over.
     *
     * @throws GossipRefused one of them is forged; the good ones among them are kept all the same
     */
    public void hear(List<DevshardTx> txs) throws GossipRefused {
        TxVerdict verdict = new TxVerdict(ledger(), signers);
        List<DevshardTx> good = new ArrayList<>();
        GossipRefused forged = null;
        for (DevshardTx tx : txs) {
            try {
                if (verdict.admits(tx)) {
                    good.add(tx);
                }
            } catch (GossipRefused refused) {
                forged = forged == null ? refused : forged;
            }
        }
        keep(good);
        if (forged != null) {
            throw forged;
        }
    }

    private void keep(List<DevshardTx> verified) {
        lock.lock();
        try {
            verified.forEach(mempool::addForeign);
            mempool.keepWhatCanApply(journal.ledger());
        } finally {
            lock.unlock();
        }
    }

    /** Tells the group the state that was attested last, once, and whatever of ours waits too long for a diff. */
    void spread() {
        Optional<StateAttestation> news;
        List<DevshardTx> overdue;
        lock.lock();
        try {
            news = journal.attested().filter(state -> state.nonce() > told);
            told = news.map(StateAttestation::nonce).orElse(told);
            overdue = mempool.overdue(
                    journal.ledger().nonce(),
                    (long) ROUNDS_OF_PATIENCE * terms.group().size());
        } finally {
            lock.unlock();
        }
        news.ifPresent(this::tell);
        if (!overdue.isEmpty()) {
            context.rumours().tell(terms.escrowId(), peers, overdue);
        }
    }

    /** Tells the group once more what this host attests of the state it is at; it may have been lost. */
    public void repeat() throws ChatFailure {
        StateAttestation state;
        lock.lock();
        try {
            state = journal.attest();
        } finally {
            lock.unlock();
        }
        tell(state);
    }

    /**
     * One word for each validator whose slots this host answers for; the other slots of that validator follow from it.
     */
    private void tell(StateAttestation state) {
        Set<Address> said = new LinkedHashSet<>();
        List<SlotAttestation> words = new ArrayList<>();
        for (int slot : signatory.slots()) {
            if (said.add(terms.group().validator(slot))) {
                words.add(new SlotAttestation(slot, state));
            }
        }
        words.forEach(word -> context.rumours().tell(terms.escrowId(), peers, word));
    }

    /** The highest nonce that a host of the group, this one included, has attested. */
    public long furthestHeard() {
        lock.lock();
        try {
            return Math.max(journal.ledger().nonce(), hearsay.furthest());
        } finally {
            lock.unlock();
        }
    }

    private Ledger ledger() {
        lock.lock();
        try {
            return journal.ledger();
        } finally {
            lock.unlock();
        }
    }
}
