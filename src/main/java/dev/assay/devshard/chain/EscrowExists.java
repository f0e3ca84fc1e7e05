package dev.assay.devshard.chain;

import dev.assay.service.ApiError;

/** The chain has an escrow of this id already; escrows are never replaced. */
final class EscrowExists extends ApiError {
    private static final long serialVersionUID = 1L;

    EscrowExists(long id) {
        super(409, "escrow_exists", "id: " + id + " is taken by another escrow");
    }
}
