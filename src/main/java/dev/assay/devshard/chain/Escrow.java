package dev.assay.devshard.chain;

import dev.assay.devshard.protocol.Address;
import java.util.List;

/**
 * A deposit and what it froze. A 0 among price, fees and seal parameters means the default (contract 4.5).
 *
 * @param id from 1
 * @param slots cold addresses by slot, 1 to 128
 * @param appHash lower case hexadecimal
 */
record Escrow(
        long id,
        Address creator,
        List<Address> slots,
        long amount,
        long epochIndex,
        String appHash,
        boolean settled,
        long tokenPrice,
        long createDevshardFee,
        long feePerNonce,
        SealTerms seal) {
    Escrow {
        slots = List.copyOf(slots);
    }

    /** When old inferences may be folded away. */
    record SealTerms(long graceNonces, long graceSeconds, long everyNNonces) {
        static final SealTerms DEFAULT = new SealTerms(0, 0, 0);
    }
}
