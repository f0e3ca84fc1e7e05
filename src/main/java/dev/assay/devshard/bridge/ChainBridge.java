package dev.assay.devshard.bridge;

import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.ledger.EscrowFacts;
import dev.assay.devshard.protocol.Address;
import java.util.List;
import java.util.Optional;

/**
 * What hosts and gateway ask the chain. Every method throws {@link BridgeFailure} when the chain does not answer, or
 * not in the contract's words.
 */
public interface ChainBridge {
    /** Empty when the chain knows no such escrow, or when the id is not one at all (ids are decimal). */
    Optional<EscrowFacts> escrow(String id);

    /** Empty when nobody is registered under the address. */
    Optional<Participant> participant(Address address);

    /** The devshard parameters; there are always some, so their absence is a failure. */
    ChainParams params();

    /** The operational (warm) keys that may act for a validator now; empty when there are none. */
    List<Address> grantees(Address validator);
}
