package dev.assay.devshard.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.session.EscrowSession;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.service.Json;
import java.util.HexFormat;

/**
 * The whole state of a session as GET state shows it (contract 2.3): live inferences and, from storage, sealed ones
 * (D05).
 */
final class StateDocument {
    private StateDocument() {}

    static ObjectNode of(EscrowSession session) {
        Ledger ledger = session.ledger();
        ObjectNode body = Json.newObject();
        body.set("session", session(ledger));
        ArrayNode group = body.putArray("group");
        int slot = 0;
        for (var validator : ledger.terms().group().slots()) {
            group.addObject().put("slot_id", slot++).put("validator_address", validator.value());
        }
        ObjectNode inferences = body.putObject("inferences");
        session.inferences().forEach((id, inference) -> inferences.set(Long.toUnsignedString(id), of(inference)));
        ObjectNode stats = body.putObject("host_stats");
        ledger.stats().forEach(each -> stats.set(Integer.toString(each.slot()), of(each)));
        body.putObject("revealed_seeds");
        ObjectNode warmKeys = body.putObject("warm_keys");
        ledger.warmKeys().forEach((bound, address) -> warmKeys.put(Integer.toString(bound), address.value()));
        return body;
    }

    private static ObjectNode session(Ledger ledger) {
        SessionTerms terms = ledger.terms();
        ObjectNode session = Json.newObject();
        session.put("escrow_id", terms.escrowId());
        session.put("phase", ledger.phase().wireName());
        session.put("balance", ledger.balance());
        session.put("latest_nonce", ledger.nonce());
        session.put("finalize_nonce", ledger.finalizeNonce());
        session.putObject("config")
                .put("refusal_timeout", terms.refusalTimeoutSeconds())
                .put("execution_timeout", terms.executionTimeoutSeconds())
                .put("token_price", terms.tokenPrice())
                .put("vote_threshold", terms.voteThreshold())
                .put("validation_rate", terms.validationRate());
        return session;
    }

    private static ObjectNode of(Inference inference) {
        ObjectNode body = Json.newObject();
        body.put("status", inference.status().wireName());
        body.put("executor_slot", inference.executorSlot());
        body.put("model", inference.model());
        body.put("prompt_hash", HexFormat.of().formatHex(inference.promptHash().toByteArray()));
        body.put(
                "response_hash",
                HexFormat.of().formatHex(inference.responseHash().toByteArray()));
        body.put("input_length", inference.inputLength());
        body.put("max_tokens", inference.maxTokens());
        body.put("input_tokens", inference.inputTokens());
        body.put("output_tokens", inference.outputTokens());
        body.put("reserved_cost", inference.reservedCost());
        body.put("actual_cost", inference.actualCost());
        body.put("started_at", inference.startedAt());
        body.put("confirmed_at", inference.confirmedAt());
        body.put("votes_valid", inference.votesValid());
        body.put("votes_invalid", inference.votesInvalid());
        ArrayNode validatedBy = body.putArray("validated_by");
        inference.validatedBy().slots().forEach(validatedBy::add);
        return body;
    }

    private static ObjectNode of(SlotStats stats) {
        return Json.newObject()
                .put("missed", stats.missed())
                .put("invalid", stats.invalid())
                .put("cost", stats.cost())
                .put("required_validations", stats.required())
                .put("completed_validations", stats.completed());
    }
}
