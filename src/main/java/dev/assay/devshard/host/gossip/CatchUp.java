package dev.assay.devshard.host.gossip;

import dev.assay.devshard.host.peer.PeerUnreachable;
import dev.assay.devshard.host.session.ChatFailure;
import dev.assay.devshard.host.session.ChatRequest;
import dev.assay.devshard.host.session.Ear;
import dev.assay.devshard.host.session.GossipRefused;
import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.host.session.SlotAttestation;
import dev.assay.devshard.host.session.StateAttestation;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.storage.StoredDiff;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;

/**
 * Asks peers for what a session has missed. Their diffs go the way the owner's would: verified, applied and stored, or
 * refused; the state they lead to is signed and told to the group. Their signatures are verified like any gossip.
 */
final class CatchUp {
    private static final int DIFFS_AT_A_TIME = 200;

    private final PeerHistory history;
    private final Ear ear;
    private final Logger logger;

    CatchUp(PeerHistory history, Ear ear, Logger logger) {
        this.history = history;
        this.ear = ear;
        this.logger = logger;
    }

    /**
     * Applies what peers have beyond this session's nonce, until the wanted nonce is reached or nobody has more.
     *
     * @param silent peers that have not answered in this round: they are not asked, and who does not answer now joins
     *     them
     */
    void diffs(HostSession session, long wanted, Set<Address> silent) {
        long before = session.ledger().nonce();
        for (Address peer : session.gossip().peers()) {
            if (session.ledger().nonce() < wanted && !silent.contains(peer)) {
                diffsOf(session, peer, wanted, silent);
            }
        }
        long after = session.ledger().nonce();
        if (after > before) {
            logger.info(
                    "event=caught_up escrow={} from={} to={}", session.terms().escrowId(), before, after);
        }
    }

    private void diffsOf(HostSession session, Address peer, long wanted, Set<Address> silent) {
        String escrowId = session.terms().escrowId();
        try {
            long nonce;
            do {
                nonce = session.ledger().nonce();
                long to = Math.min(wanted, nonce + DIFFS_AT_A_TIME);
                List<SignedDiff> diffs = history.diffs(peer, escrowId, nonce + 1, to);
                if (!diffs.isEmpty()) {
                    session.accept(new ChatRequest(diffs, 0, Optional.empty()));
                }
            } while (session.ledger().nonce() > nonce && session.ledger().nonce() < wanted);
        } catch (PeerUnreachable e) {
            silent.add(peer);
        } catch (MalformedMessage | ChatFailure e) {
            logger.warn("event=diffs_of_peer_refused escrow={} peer={} {}", escrowId, peer, e.getMessage());
        }
    }

    /** Asks for the signatures of a state on disk that are missing here. */
    void signatures(HostSession session, long nonce, Set<Address> silent) {
        List<StoredDiff> diff = session.diffs(nonce, nonce);
        if (diff.isEmpty()) {
            return;
        }
        Hash root = Hash.of(diff.get(0).stateHash());
        int slots = session.terms().group().size();
        for (Address peer : session.gossip().peers()) {
            if (session.signatures(nonce).size() < slots && !silent.contains(peer)) {
                signaturesOf(session, peer, nonce, root, silent);
            }
        }
    }

    private void signaturesOf(HostSession session, Address peer, long nonce, Hash root, Set<Address> silent) {
        String escrowId = session.terms().escrowId();
        try {
            Set<Integer> known = session.signatures(nonce).keySet();
            history.signatures(peer, escrowId, nonce).forEach((slot, signature) -> {
                if (!known.contains(slot)) {
                    hear(session, peer, new SlotAttestation(slot, new StateAttestation(nonce, root, signature)));
                }
            });
        } catch (PeerUnreachable e) {
            silent.add(peer);
        }
    }

    private void hear(HostSession session, Address peer, SlotAttestation word) {
        try {
            ear.hear(session, word);
        } catch (GossipRefused e) {
            logger.warn(
                    "event=signature_of_peer_refused escrow={} peer={} {}",
                    session.terms().escrowId(),
                    peer,
                    e.getMessage());
        }
    }
}
