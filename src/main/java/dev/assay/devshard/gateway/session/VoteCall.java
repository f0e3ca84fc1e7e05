package dev.assay.devshard.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.json.DiffJson;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import dev.assay.service.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks one member whether an executor is late, and takes its vote if it is the member's own (contract 4.6, D22). */
final class VoteCall {
    /** The member may have to wait for the executor itself, twice. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EscrowBook book;
    private final Lateness late;
    private final byte[] question;

    /**
     * @param payload needed where the executor is to be offered the job once more
     * @param diffs what the executor lacks, for the member to hand on
     */
    VoteCall(EscrowBook book, Lateness late, Optional<PayloadJson> payload, List<DiffJson> diffs) {
        this.book = book;
        this.late = late;
        ObjectNode body = Json.newObject()
                .put("inference_id", late.record().id())
                .put("reason", late.refused() ? "refused" : "execution");
        payload.ifPresent(prompt -> body.set("payload", Json.mapper().valueToTree(prompt)));
        body.set("diffs", Json.mapper().valueToTree(diffs));
        this.question = Json.bytes(body);
    }

    /**
     * The member's vote that the executor is late.
     *
     * @throws HostFault with what the member says instead
     */
    TimeoutVote ask(HostLink link) throws HostFault {
        link.catchUp(book.ledger().nonce(), PATIENCE);
        JsonNode answer = link.ask("/verify-timeout", question, PATIENCE);
        if (!answer.path("accept").asBoolean()) {
            throw new HostFault(
                    HostFault.Kind.FAILED,
                    "does not find the executor late: " + answer.path("message").asText("it does not say why"));
        }
        return verified(link, answer);
    }

    private TimeoutVote verified(HostLink link, JsonNode answer) throws HostFault {
        int slot = answer.path("voter_slot").asInt(-1);
        if (!link.slots().contains(slot)) {
            throw new HostFault(HostFault.Kind.UNPROVEN, "votes for slot " + slot + ", which is not its own");
        }
        byte[] signature = signature(answer.path("signature"));
        byte[] content =
                SigningContent.timeoutVote(book.escrowId(), late.record().id(), late.reason(), true);
        if (!book.signers().signed(book.ledger(), slot, content, signature)) {
            throw new HostFault(HostFault.Kind.UNPROVEN, "its vote is not signed by it");
        }
        return TimeoutVote.newBuilder()
                .setVoterSlot(slot)
                .setAccept(true)
                .setSignature(ByteString.copyFrom(signature))
                .build();
    }

    private static byte[] signature(JsonNode base64) {
        try {
            byte[] bytes = base64.binaryValue();
            return bytes == null ? new byte[0] : bytes;
        } catch (IOException garbage) {
            return new byte[0];
        }
    }
}
