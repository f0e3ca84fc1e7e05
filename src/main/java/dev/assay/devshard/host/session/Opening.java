package dev.assay.devshard.host.session;

import dev.assay.devshard.protocol.json.ReceiptEvent;

/** Words the first event of an answer: the state this host vouches for, and its receipt where it takes the job. */
@FunctionalInterface
public interface Opening {
    Opening HONEST = (escrowId, requested, reply) -> new ReceiptEvent.Body(
            reply.state().signature(),
            reply.state().root().bytes(),
            reply.state().nonce(),
            reply.receipt().map(Receipt::signature).orElse(null),
            reply.receipt().map(Receipt::confirmedAt).orElse(null));

    /** @param requested the nonce that the request was about */
    ReceiptEvent.Body of(String escrowId, long requested, ChatReply reply);
}
