package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Signature;
import java.util.Optional;

/**
 * Who signed what. The same bytes have the same signer at any time, so whoever found out already may answer from
 * memory.
 */
@FunctionalInterface
public interface Signers {
    /** Finds out when asked. */
    Signers RECOVERED = Signature::recover;

    /** Empty if these bytes are no signature at all. Never throws on hostile bytes. */
    Optional<Address> of(byte[] content, byte[] signature);
}
