package dev.assay.devshard.host.session;

import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.List;

/** Through which a session hears other hosts. */
public interface Ear {
    /** Hears everything. */
    Ear OPEN = new Ear() {
        @Override
        public Heard hear(HostSession session, SlotAttestation word) throws GossipRefused {
            return session.gossip().hear(word);
        }

        @Override
        public void hear(HostSession session, List<DevshardTx> txs) throws GossipRefused {
            session.gossip().hear(txs);
        }
    };

    Heard hear(HostSession session, SlotAttestation word) throws GossipRefused;

    void hear(HostSession session, List<DevshardTx> txs) throws GossipRefused;
}
