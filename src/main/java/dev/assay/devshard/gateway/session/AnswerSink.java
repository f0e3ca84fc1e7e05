package dev.assay.devshard.gateway.session;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where an answer goes, chunk by chunk. */
public interface AnswerSink {
    /** The next chunk, as a client may see it. May throw if the client has gone; the host is then still read to its end. */
    void chunk(ObjectNode chunk);

    /** Forgets the chunks so far, so that another host may answer instead; false if the client has seen some already. */
    boolean startOver();
}
