package dev.assay.devshard.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.escrow.Escrow;
import dev.assay.devshard.gateway.escrow.Escrows;
import dev.assay.devshard.gateway.escrow.LoadRefused;
import dev.assay.devshard.gateway.session.EscrowSession;
import dev.assay.devshard.gateway.settings.GatewaySettings;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;
import java.util.function.Supplier;

/** GET status (contract 2.3): of one escrow, or of a gateway with several. Open to anybody. */
final class StatusRoute {
    /** The chain's phases gate nothing here: requests are always let through. */
    private static final String CHAIN_PHASE = "Inference";

    private final Escrows escrows;
    private final EscrowChoice choice;
    private final Supplier<GatewaySettings> settings;
    private final Limiter limiter;

    StatusRoute(Escrows escrows, Supplier<GatewaySettings> settings, Limiter limiter) {
        this.escrows = escrows;
        this.choice = new EscrowChoice(escrows);
        this.settings = settings;
        this.limiter = limiter;
    }

    void get(Context ctx) {
        // A gateway whose only escrow is not served yet is up all the same, and says what it waits for.
        boolean one = EscrowChoice.named(ctx).isPresent()
                || (escrows.all().size() == 1
                        && escrows.all().iterator().next().session().isPresent());
        JsonAnswer.send(ctx, one ? single(choice.of(ctx)) : gateway());
    }

    private static ObjectNode single(Escrow escrow) {
        EscrowSession session = EscrowChoice.session(escrow);
        Ledger ledger = session.ledger();
        ObjectNode body = Json.newObject();
        body.put("escrow_id", escrow.id());
        body.put("nonce", ledger.nonce());
        body.put("balance", ledger.balance());
        body.put("phase", ledger.phase().wireName());
        body.put("chain_phase", CHAIN_PHASE);
        body.put("requests_blocked", false);
        body.put("active", escrow.isActive());
        body.put("active_requests", session.activeRequests());
        body.put("protocol_version", escrow.protocolVersion());
        body.set("config", config(ledger.terms()));
        return body;
    }

    private static ObjectNode config(SessionTerms terms) {
        return Json.newObject()
                .put("refusal_timeout", terms.refusalTimeoutSeconds())
                .put("execution_timeout", terms.executionTimeoutSeconds())
                .put("token_price", terms.tokenPrice())
                .put("create_devshard_fee", terms.createFee())
                .put("fee_per_nonce", terms.feePerNonce())
                .put("vote_threshold", terms.voteThreshold())
                .put("validation_rate", terms.validationRate())
                .put("inference_seal_grace_nonces", terms.sealGraceNonces())
                .put("inference_seal_grace_seconds", terms.sealGraceSeconds())
                .put("auto_seal_every_n_nonces", terms.autoSealEveryNonces());
    }

    private ObjectNode gateway() {
        GatewaySettings now = settings.get();
        ObjectNode body = Json.newObject();
        body.put("mode", "multi");
        body.put("devshards", escrows.all().size());
        body.put("chain_phase", CHAIN_PHASE);
        body.put("requests_blocked", false);
        body.putObject("limiter")
                .put("active_requests", limiter.requests())
                .put("max_concurrent_requests", now.maxConcurrentRequests())
                .put("input_tokens_in_flight", limiter.inputTokens())
                .put("max_input_tokens_in_flight", now.maxInputTokensInFlight());
        body.putObject("capacity")
                .put(
                        "accepting",
                        escrows.all().stream().filter(Escrow::isAccepting).count());
        ArrayNode runtimes = body.putArray("runtimes");
        escrows.all().forEach(escrow -> runtimes.add(runtime(escrow, now.defaultModel())));
        return body;
    }

    /** One escrow among several; without a session, with the reason. */
    static ObjectNode runtime(Escrow escrow, String defaultModel) {
        ObjectNode runtime = Json.newObject();
        runtime.put("id", escrow.id());
        runtime.put("model", escrow.model(defaultModel));
        runtime.put("active", escrow.isActive());
        runtime.put("protocol_version", escrow.protocolVersion());
        if (!escrow.isActive()) {
            runtime.put("reason", escrow.inactiveBecause());
        }
        escrow.session().ifPresent(session -> describe(runtime, session));
        escrow.problem().map(LoadRefused::getMessage).ifPresent(problem -> runtime.put("problem", problem));
        return runtime;
    }

    private static void describe(ObjectNode runtime, EscrowSession session) {
        Ledger ledger = session.ledger();
        runtime.put("phase", ledger.phase().wireName());
        runtime.put("nonce", ledger.nonce());
        runtime.put("balance", ledger.balance());
        runtime.put("active_requests", session.activeRequests());
        runtime.put(
                "reserved_tokens",
                ledger.inferences()
                        .filter(inference -> inference.actualCost() == 0)
                        .filter(inference -> !inference.status().isResolved())
                        .mapToLong(inference -> inference.inputLength() + inference.maxTokens())
                        .sum());
    }
}
