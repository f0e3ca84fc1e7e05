package dev.assay.devshard.host;

import dev.assay.devshard.host.session.Admission;
import dev.assay.devshard.host.session.Ear;
import dev.assay.devshard.host.session.GossipRefused;
import dev.assay.devshard.host.session.Heard;
import dev.assay.devshard.host.session.Sessions;
import dev.assay.devshard.host.session.SlotAttestation;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.service.ApiError;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;

/**
 * POST gossip/nonce and gossip/txs (contract 2.5, 5): for the hosts of the group and their warm keys, never for the owner (403).
 * Gossip may be the first that a host hears of a session of its own group, and opens it like an order would.
 */
final class GossipRoutes {
    private final Sessions sessions;
    private final Senders senders;
    private final Ear ear;

    GossipRoutes(Sessions sessions, Senders senders, Ear ear) {
        this.sessions = sessions;
        this.senders = senders;
        this.ear = ear;
    }

    /** 200; 400 for a slot there is not and for a signature by anybody else; 409 for the second of two roots. */
    void nonce(Context ctx) {
        byte[] body = ctx.bodyAsBytes();
        Admission admission = admitted(ctx, body);
        SlotAttestation word = GossipBody.attestation(body);
        RequestLog.put(ctx, "nonce", word.state().nonce());
        RequestLog.put(ctx, "slot", word.slot());
        try {
            Heard heard = ear.hear(admission.enter(), word);
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
        byte[] body = ctx.bodyAsBytes();
        Admission admission = admitted(ctx, body);
        List<DevshardTx> txs = GossipBody.transactions(body);
        RequestLog.put(ctx, "txs", txs.size());
        try {
            ear.hear(admission.enter(), txs);
        } catch (GossipRefused e) {
            throw ApiError.badRequest("gossip_refused", e.getMessage());
        }
    }

    private Admission admitted(Context ctx, byte[] body) {
        String escrowId = EscrowPath.of(ctx);
        Admission admission = sessions.admit(escrowId);
        Address sender = senders.authenticated(ctx, escrowId, body);
        senders.mustBeOfTheGroup(sender, admission);
        return admission;
    }
}
