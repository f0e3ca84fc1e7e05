package dev.assay.devshard.host.validation;

import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Inference;
import java.util.Optional;

/** Where a validator gets the prompt of an inference from. */
@FunctionalInterface
public interface PayloadSource {
    /** The request body the executor says it ran; empty when the executor cannot be asked or keeps it no more. */
    Optional<byte[]> prompt(SessionTerms terms, Inference record);
}
