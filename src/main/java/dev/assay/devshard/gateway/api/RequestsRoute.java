package dev.assay.devshard.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.escrow.Escrow;
import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.session.RequestAccount;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Inference;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;

/**
 * GET requests/{request_id}: what became of a request, and what it cost. Open to anybody who knows the id (contract
 * 2.1).
 */
final class RequestsRoute {
    private final EscrowChoice choice;
    private final Accounts accounts;

    RequestsRoute(EscrowChoice choice, Accounts accounts) {
        this.choice = choice;
        this.accounts = accounts;
    }

    void get(Context ctx) {
        Escrow escrow = choice.of(ctx);
        String id = ctx.pathParam("request");
        RequestAccount account = accounts.find(id)
                .filter(found -> found.escrowId().equals(escrow.id()))
                .orElseThrow(() -> OpenAiError.of(
                        404, "request_unknown", "escrow " + escrow.id() + " has no account of this request"));
        JsonAnswer.send(ctx, document(account, EscrowChoice.session(escrow).ledger()));
    }

    private static ObjectNode document(RequestAccount account, Ledger ledger) {
        ObjectNode body = Json.newObject();
        body.put("request_id", account.requestId());
        body.put("escrow_id", account.escrowId());
        body.put("model", account.model());
        body.put("stream", account.stream());
        body.put("created_at", account.createdAt().getEpochSecond());
        body.put("status", account.status());
        account.winner().ifPresent(won -> body.put("winner_nonce", won.nonce()));
        account.cachedFrom().ifPresent(from -> body.put("cached_from", from));
        account.usage().ifPresent(usage -> body.set("usage", usage));
        ArrayNode attempts = body.putArray("attempts");
        long total = 0;
        for (RequestAccount.Attempt attempt : account.attempts()) {
            long cost = cost(ledger, attempt.nonce());
            total += cost;
            attempts.addObject()
                    .put("nonce", attempt.nonce())
                    .put("slot", attempt.slot())
                    .put("participant_key", attempt.participant())
                    .put("outcome", attempt.outcome())
                    .put("milliseconds", attempt.milliseconds())
                    .put("cost", cost);
        }
        return body.put("cost", total);
    }

    /** What the inference cost, or, while it is unfinished, what is reserved for it; 0 once it is sealed. */
    private static long cost(Ledger ledger, long nonce) {
        return ledger.inference(nonce).map(RequestsRoute::cost).orElse(0L);
    }

    private static long cost(Inference inference) {
        return switch (inference.status()) {
            case PENDING, STARTED -> inference.reservedCost();
            case TIMED_OUT, INVALIDATED -> 0;
            case FINISHED, CHALLENGED, VALIDATED -> inference.actualCost();
        };
    }
}
