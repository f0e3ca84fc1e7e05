package dev.assay.devshard.host.fault;

import dev.assay.devshard.host.session.Rumours;
import dev.assay.devshard.host.session.SlotAttestation;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.service.fault.FaultBook;
import java.util.Collection;
import java.util.List;

/** Tells nobody anything while gossip is paused outwards; what would have been told is lost. */
final class MutedRumours implements Rumours {
    private final Rumours honest;
    private final FaultBook book;

    MutedRumours(Rumours honest, FaultBook book) {
        this.honest = honest;
        this.book = book;
    }

    @Override
    public void tell(String escrowId, Collection<Address> peers, SlotAttestation word) {
        if (!GossipPause.holds(book, escrowId, word.state().nonce(), GossipPause.OUT)) {
            honest.tell(escrowId, peers, word);
        }
    }

    @Override
    public void tell(String escrowId, Collection<Address> peers, List<DevshardTx> txs) {
        if (!GossipPause.holds(book, escrowId, GossipPause.NO_NONCE, GossipPause.OUT)) {
            honest.tell(escrowId, peers, txs);
        }
    }
}
