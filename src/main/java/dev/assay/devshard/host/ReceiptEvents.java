package dev.assay.devshard.host;

import dev.assay.devshard.host.session.ChatReply;
import dev.assay.devshard.host.session.Receipt;
import dev.assay.devshard.protocol.json.ReceiptEvent;
import dev.assay.service.Json;

/** Writes the first event of an answer. */
final class ReceiptEvents {
    private ReceiptEvents() {}

    static byte[] of(ChatReply reply) {
        return Json.bytes(new ReceiptEvent(new ReceiptEvent.Body(
                reply.state().signature(),
                reply.state().root().bytes(),
                reply.state().nonce(),
                reply.receipt().map(Receipt::signature).orElse(null),
                reply.receipt().map(Receipt::confirmedAt).orElse(null))));
    }
}
