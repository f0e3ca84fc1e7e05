package dev.assay.devshard.host;

import dev.assay.devshard.host.session.Admission;
import dev.assay.devshard.host.session.LiveParams;
import dev.assay.devshard.host.session.Sessions;
import dev.assay.devshard.protocol.Address;
import io.javalin.http.Context;
import java.util.function.BiConsumer;

/**
 * What every POST to a session is asked first, in the order of contract 2.5: whether hosts work at all (503), for which
 * session (409, 500), who sends it (401), and whether the route is for them (403). Only then does a route read the body
 * (400).
 */
final class SessionRequests {
    private final Sessions sessions;
    private final LiveParams params;
    private final Senders senders;

    SessionRequests(Sessions sessions, LiveParams params, Senders senders) {
        this.sessions = sessions;
        this.params = params;
        this.senders = senders;
    }

    /** An order, which only the owner gives. */
    SessionRequest fromTheOwner(Context ctx) {
        return letIn(ctx, this::mustWork, senders::mustBeOwner);
    }

    /** Work that the owner and the hosts of the group may ask for. */
    SessionRequest fromWhoeverTakesPart(Context ctx) {
        return letIn(ctx, this::mustWork, senders::mustTakePart);
    }

    /** Word from host to host. The group talks on where the chain has disabled requests: no work begins with it. */
    SessionRequest fromTheGroup(Context ctx) {
        return letIn(ctx, () -> {}, senders::mustBeOfTheGroup);
    }

    private SessionRequest letIn(Context ctx, Runnable first, BiConsumer<Address, Admission> role) {
        String escrowId = EscrowPath.of(ctx);
        byte[] body = ctx.bodyAsBytes();
        first.run();
        Admission admission = sessions.admit(escrowId);
        role.accept(senders.authenticated(ctx, escrowId, body), admission);
        return new SessionRequest(escrowId, body, admission);
    }

    private void mustWork() {
        if (!params.requestsEnabled()) {
            throw HostErrors.requestsDisabled();
        }
    }
}
