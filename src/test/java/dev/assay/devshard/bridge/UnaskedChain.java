package dev.assay.devshard.bridge;

import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.ledger.EscrowFacts;
import dev.assay.devshard.protocol.Address;
import java.util.List;
import java.util.Optional;

/** A chain that nobody may ask anything, but for what a test overrides. */
public abstract class UnaskedChain implements ChainBridge {
    @Override
    public Optional<EscrowFacts> escrow(String id) {
        throw new AssertionError("asked for escrow " + id);
    }

    @Override
    public Optional<Participant> participant(Address address) {
        throw new AssertionError("asked for participant " + address);
    }

    @Override
    public List<Address> grantees(Address validator) {
        throw new AssertionError("asked for the grantees of " + validator);
    }

    @Override
    public ChainParams params() {
        throw new AssertionError("asked for the parameters");
    }
}
