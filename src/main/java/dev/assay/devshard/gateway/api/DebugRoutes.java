package dev.assay.devshard.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.escrow.Escrow;
import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.session.EscrowSession;
import dev.assay.devshard.gateway.session.NotAccepting;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** State and debug routes of one escrow (contract 2.2, 2.3). */
final class DebugRoutes {
    private final EscrowChoice choice;

    DebugRoutes(EscrowChoice choice) {
        this.choice = choice;
    }

    void state(Context ctx) {
        JsonAnswer.send(ctx, StateDocument.of(session(ctx)));
    }

    /** The state with what only the gateway knows: who has proven to be where, and what waits. */
    void gatewayState(Context ctx) {
        EscrowSession session = session(ctx);
        ObjectNode body = StateDocument.of(session);
        ArrayNode members = body.putArray("participants");
        session.members().forEach(member -> members.addObject()
                .put("participant_key", member.address().value())
                .put("url", member.url().toString())
                .put("proven_nonce", member.proven()));
        body.put("pending", session.pending().size());
        body.put("active_requests", session.activeRequests());
        JsonAnswer.send(ctx, body);
    }

    void pending(Context ctx) {
        EscrowSession session = session(ctx);
        ObjectNode body = Json.newObject().put("nonce", session.ledger().nonce());
        ArrayNode pending = body.putArray("pending");
        for (DevshardTx tx : session.pending()) {
            ObjectNode entry = pending.addObject().put("type", type(tx));
            Transactions.inferenceId(tx).ifPresent(id -> entry.put("id", id));
        }
        ObjectNode warmKeys = body.putObject("warm_keys");
        session.ledger().warmKeys().forEach((slot, key) -> warmKeys.put(Integer.toString(slot), key.value()));
        JsonAnswer.send(ctx, body);
    }

    private static String type(DevshardTx tx) {
        return tx.getTxCase().name().toLowerCase(Locale.ROOT);
    }

    void signatures(Context ctx) {
        EscrowSession session = session(ctx);
        Group group = session.ledger().terms().group();
        Map<Long, Integer> weights = session.signatureWeights();
        ObjectNode body = Json.newObject();
        body.put("current_nonce", session.ledger().nonce());
        body.put("total_slots", group.size());
        body.put("quorum_threshold", group.quorum());
        Optional<Long> highest = weights.entrySet().stream()
                .filter(entry -> entry.getValue() >= group.quorum())
                .map(Map.Entry::getKey)
                .reduce((lower, higher) -> higher);
        body.put("highest_quorum_nonce", highest.orElse(0L));
        body.put("has_quorum", highest.isPresent());
        ArrayNode nonces = body.putArray("nonces");
        weights.forEach((nonce, weight) -> nonces.addObject()
                .put("nonce", nonce)
                .put("sig_weight", weight)
                .put("total_slots", group.size())
                .put("has_quorum", weight >= group.quorum()));
        JsonAnswer.send(ctx, body);
    }

    /** @throws OpenAiError 400 if the nonce is missing, no number, or ahead of the session */
    void collect(Context ctx) {
        EscrowSession session = session(ctx);
        long nonce = nonce(ctx, session.ledger());
        Group group = session.ledger().terms().group();
        int weight = session.collect(nonce);
        JsonAnswer.send(
                ctx,
                Json.newObject()
                        .put("nonce", nonce)
                        .put("sig_weight", weight)
                        .put("quorum_threshold", group.quorum())
                        .put("total_slots", group.size())
                        .put("has_quorum", weight >= group.quorum()));
    }

    private static long nonce(Context ctx, Ledger ledger) {
        String text = ctx.queryParam("nonce");
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw OpenAiError.invalid("nonce", "nonce must be a number, as in ?nonce=7");
        }
        long nonce = Long.parseLong(text);
        if (nonce < 1 || nonce > ledger.nonce()) {
            throw OpenAiError.invalid("nonce", "nonce " + nonce + " is not one of 1.." + ledger.nonce());
        }
        return nonce;
    }

    /** @throws OpenAiError 500 if the session is not active (contract 2.2) */
    void synchronise(Context ctx) {
        Escrow escrow = choice.of(ctx);
        EscrowSession session = EscrowChoice.session(escrow);
        try {
            session.synchronise();
        } catch (NotAccepting refused) {
            throw OpenAiError.of(500, "session_not_active", refused.getMessage());
        }
        Ledger ledger = session.ledger();
        JsonAnswer.send(
                ctx,
                Json.newObject()
                        .put("escrow_id", escrow.id())
                        .put("nonce", ledger.nonce())
                        .put("phase", ledger.phase().wireName()));
    }

    private EscrowSession session(Context ctx) {
        return EscrowChoice.session(choice.of(ctx));
    }
}
