package dev.assay.devshard.host.session;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.Collection;
import java.util.List;

/** Tells other hosts (contract 5). Returns at once and promises nothing: what gets lost is told again in a later round. */
public interface Rumours {
    /** Tells nobody. */
    Rumours NONE = new Rumours() {
        @Override
        public void tell(String escrowId, Collection<Address> peers, SlotAttestation word) {}

        @Override
        public void tell(String escrowId, Collection<Address> peers, List<DevshardTx> txs) {}
    };

    /** @param peers validators whose hosts are to know */
    void tell(String escrowId, Collection<Address> peers, SlotAttestation word);

    /** @param txs at least one */
    void tell(String escrowId, Collection<Address> peers, List<DevshardTx> txs);
}
