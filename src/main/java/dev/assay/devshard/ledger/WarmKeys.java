package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Address;

/**
 * Who may sign in a validator's stead (contract 3.5). Asked only when a signer is neither the slot's cold address
 * nor the address already bound to that slot. Whatever it throws leaves the ledger as it was and reaches the caller
 * of apply or compose.
 */
@FunctionalInterface
public interface WarmKeys {
    /** Nobody may. */
    WarmKeys NONE = (validator, candidate) -> false;

    boolean isWarmKeyOf(Address validator, Address candidate);
}
