package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Inference;

/** An inference that left the live set, as it was then. @param nonce the seal nonce */
public record Sealed(long nonce, Inference inference) {}
