package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Address;
import java.util.List;

/**
 * An escrow as the chain tells it (contract 2.6). Amounts, price and fees in the escrow's unit; a 0 among price,
 * fees and seal parameters means "the default" (contract 4.5).
 *
 * @param slots cold addresses by slot
 */
public record EscrowFacts(
        String id,
        Address creator,
        List<Address> slots,
        long amount,
        long epochIndex,
        long tokenPrice,
        long createDevshardFee,
        long feePerNonce,
        long inferenceSealGraceNonces,
        long inferenceSealGraceSeconds,
        long autoSealEveryNNonces) {
    public EscrowFacts {
        slots = List.copyOf(slots);
    }
}
