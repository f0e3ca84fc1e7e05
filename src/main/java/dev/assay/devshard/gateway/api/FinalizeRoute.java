package dev.assay.devshard.gateway.api;

import dev.assay.devshard.gateway.escrow.Escrow;
import dev.assay.devshard.gateway.escrow.Escrows;
import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.session.EscrowSession;
import dev.assay.devshard.gateway.session.QuorumMissed;
import dev.assay.devshard.ledger.DiffRejected;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.Settlement;
import dev.assay.devshard.protocol.SettlementJson;
import dev.assay.service.JsonAnswer;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;

/**
 * POST and GET finalize (contract 2.2, 4.8), under an escrow's path and, for a gateway of one escrow, at top level
 * alike.
 */
final class FinalizeRoute {
    private final Escrows escrows;
    private final EscrowChoice choice;

    FinalizeRoute(Escrows escrows) {
        this.escrows = escrows;
        this.choice = new EscrowChoice(escrows);
    }

    /** 409 while requests are under way; 500 where too few hosts sign, and then another call goes on collecting. */
    void post(Context ctx) {
        Escrow escrow = choice.of(ctx);
        RequestLog.put(ctx, "escrow", escrow.id());
        try {
            Settlement settlement = EscrowChoice.session(escrow).finish();
            escrows.deactivate(escrow, "settled");
            RequestLog.put(ctx, "nonce", settlement.nonce());
            JsonAnswer.send(ctx, SettlementJson.body(settlement));
        } catch (EscrowSession.RequestsActive active) {
            throw OpenAiError.of(409, "requests_active", active.getMessage());
        } catch (QuorumMissed missed) {
            throw OpenAiError.of(500, "insufficient_signatures", missed.getMessage());
        } catch (DiffRejected refused) {
            throw OpenAiError.of(500, "finalize_failed", refused.getMessage());
        }
    }

    void get(Context ctx) {
        Escrow escrow = choice.of(ctx);
        EscrowSession session = EscrowChoice.session(escrow);
        Phase phase = session.ledger().phase();
        if (phase != Phase.SETTLEMENT) {
            throw OpenAiError.of(
                    409, "not_settled", "the session of escrow " + escrow.id() + " is in phase " + phase.wireName());
        }
        JsonAnswer.send(ctx, SettlementJson.body(session.settlement()));
    }
}
