package dev.assay.devshard.host;

import dev.assay.devshard.host.session.Ear;
import dev.assay.devshard.host.session.GossipRefused;
import dev.assay.devshard.host.session.Heard;
import dev.assay.devshard.host.session.SlotAttestation;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.service.ApiError;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;

/**
 * POST gossip/nonce and gossip/txs (contract 2.5, 5): for the hosts of the group and their warm keys, never for the
 * owner (403). Gossip may be the first that a host hears of a session of its own group, and opens it like an order
 * would.
 */
final class GossipRoutes {
    private final SessionRequests requests;
    private final Ear ear;

    GossipRoutes(SessionRequests requests, Ear ear) {
        this.requests = requests;
        this.ear = ear;
    }

    /** 200; 400 for a slot there is not and for a signature by anybody else; 409 for the second of two roots. */
    void nonce(Context ctx) {
        SessionRequest told = requests.fromTheGroup(ctx);
        SlotAttestation word = GossipBody.attestation(told.body());
        RequestLog.put(ctx, "nonce", word.state().nonce());
        RequestLog.put(ctx, "slot", word.slot());
        try {
            Heard heard = ear.hear(told.enter(), word);
            RequestLog.put(ctx, "heard", heard.name().toLowerCase(Locale.ROOT));
            if (heard == Heard.EQUIVOCATION) {
                throw ApiError.conflict(
                        "equivocation",
                        "another root than " + word.state().root() + " is known for nonce "
                                + word.state().nonce());
            }
        } catch (GossipRefused e) {
            throw ApiError.badRequest("gossip_refused", e.getMessage());
        }
    }

    /** 200, also for what has come too late or too early to be of use; 400 where one of them is forged. */
    void transactions(Context ctx) {
        SessionRequest told = requests.fromTheGroup(ctx);
        List<DevshardTx> txs = GossipBody.transactions(told.body());
        RequestLog.put(ctx, "txs", txs.size());
        try {
            ear.hear(told.enter(), txs);
        } catch (GossipRefused e) {
            throw ApiError.badRequest("gossip_refused", e.getMessage());
        }
    }
}
