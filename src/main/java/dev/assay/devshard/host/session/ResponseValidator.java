package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Inference;

/** Re-checks another host's work. Called outside of any lock, on a thread that may wait. */
@FunctionalInterface
public interface ResponseValidator {
    /** Whether the response hash and token counts of a finished inference are those of honest work. */
    boolean isValid(SessionTerms terms, Inference record);
}
