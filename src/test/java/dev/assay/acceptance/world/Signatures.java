package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.CollectedSignatures;

/** The signatures that the gateway has of the session's latest state. */
public final class Signatures {
    private final Session session;
    private CollectedSignatures collected;

    public Signatures(Session session) {
        this.session = session;
    }

    public void collect() {
        collected = session.gateway().collect(session.nonce());
    }

    public CollectedSignatures collected() {
        if (collected == null) {
            throw new IllegalStateException("the scenario has not collected signatures yet");
        }
        return collected;
    }

    /** What finalizing is answered, whatever it is. */
    public Answer tryToFinalize() {
        return session.gateway().post("/v1/finalize");
    }
}
