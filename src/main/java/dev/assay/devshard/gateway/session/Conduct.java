package dev.assay.devshard.gateway.session;

import dev.assay.devshard.storage.SessionStore;

/**
 * How a gateway does what it does. Every method is given the honest part and returns what the gateway uses: that part,
 * or one around it. Only a test has a gateway behave otherwise than {@link #HONEST}.
 */
public interface Conduct {
    Conduct HONEST = new Conduct() {};

    default SessionStore store(SessionStore honest) {
        return honest;
    }

    /** Where the answer to an inference goes. */
    default AnswerSink sink(String escrowId, long inferenceId, AnswerSink honest) {
        return honest;
    }
}
