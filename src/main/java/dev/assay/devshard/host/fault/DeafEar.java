package dev.assay.devshard.host.fault;

import dev.assay.devshard.host.session.Ear;
import dev.assay.devshard.host.session.GossipRefused;
import dev.assay.devshard.host.session.Heard;
import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.host.session.SlotAttestation;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.service.fault.FaultBook;
import java.util.List;

/** Hears nothing while gossip is paused inwards: it answers as if it knew already, and forgets. */
final class DeafEar implements Ear {
    private final Ear honest;
    private final FaultBook book;

    DeafEar(Ear honest, FaultBook book) {
        this.honest = honest;
        this.book = book;
    }

    @Override
    public Heard hear(HostSession session, SlotAttestation word) throws GossipRefused {
        String escrowId = session.terms().escrowId();
        return GossipPause.holds(book, escrowId, word.state().nonce(), GossipPause.IN)
                ? Heard.KNOWN
                : honest.hear(session, word);
    }

    @Override
    public void hear(HostSession session, List<DevshardTx> txs) throws GossipRefused {
        if (!GossipPause.holds(book, session.terms().escrowId(), GossipPause.NO_NONCE, GossipPause.IN)) {
            honest.hear(session, txs);
        }
    }
}
