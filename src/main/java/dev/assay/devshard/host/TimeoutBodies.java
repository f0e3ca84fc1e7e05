package dev.assay.devshard.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.host.session.ChatReply;
import dev.assay.devshard.host.session.ChatRequest;
import dev.assay.devshard.host.session.Receipt;
import dev.assay.devshard.host.timeout.TimeoutQuestion;
import dev.assay.devshard.host.timeout.Verdict;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import dev.assay.service.Json;
import java.util.Optional;

/**
 * The bodies of challenge-receipt and verify-timeout (contract 2.5). All that is wrong with one is a 400 that names the
 * field.
 */
final class TimeoutBodies {
    private TimeoutBodies() {}

    static ChatRequest challenge(byte[] body) {
        ObjectNode json = Json.object(body);
        Optional<PayloadJson> payload = ChatBody.payload(json);
        if (payload.isEmpty()) {
            throw ChatBody.malformed("payload is missing");
        }
        return new ChatRequest(ChatBody.diffs(json), ChatBody.number(json, "inference_id"), payload);
    }

    /** A receipt comes with the time it was signed for, without which nobody can verify it (D01). */
    static ObjectNode receipt(Optional<ChatReply> reply) {
        ObjectNode json = Json.newObject();
        Optional<Receipt> receipt = reply.flatMap(ChatReply::receipt);
        receipt.ifPresent(given -> json.put("receipt", given.signature()).put("confirmed_at", given.confirmedAt()));
        return json;
    }

    static TimeoutQuestion question(byte[] body) {
        ObjectNode json = Json.object(body);
        return new TimeoutQuestion(
                ChatBody.number(json, "inference_id"),
                reason(json.path("reason").asText()),
                ChatBody.payload(json),
                ChatBody.diffs(json));
    }

    private static TimeoutReason reason(String text) {
        return switch (text) {
            case "refused" -> TimeoutReason.TIMEOUT_REASON_REFUSED;
            case "execution" -> TimeoutReason.TIMEOUT_REASON_EXECUTION;
            default -> throw ChatBody.malformed("reason is neither refused nor execution");
        };
    }

    /**
     * The signature only where the host agrees; {@code message} says why or why not.
     *
     * @param slot of this host
     */
    static ObjectNode answer(Verdict verdict, int slot) {
        ObjectNode json = Json.newObject().put("accept", verdict.vote().isPresent());
        verdict.vote()
                .ifPresent(vote -> json.put("signature", vote.getSignature().toByteArray()));
        json.put("voter_slot", verdict.vote().map(TimeoutVote::getVoterSlot).orElse(slot));
        return json.put("message", verdict.why());
    }
}
