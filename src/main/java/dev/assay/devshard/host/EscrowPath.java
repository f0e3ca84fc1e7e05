package dev.assay.devshard.host;

import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.host.session.Sessions;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;

/** The escrow a route is about. */
final class EscrowPath {
    private EscrowPath() {}

    static String of(Context ctx) {
        String escrowId = ctx.pathParam("id");
        RequestLog.put(ctx, "escrow", escrowId);
        return escrowId;
    }

    /** For reading routes, which never make a session (D36): the session, or 404. */
    static HostSession session(Context ctx, Sessions sessions) {
        String escrowId = of(ctx);
        return sessions.find(escrowId).orElseThrow(() -> HostErrors.noSession(escrowId));
    }
}
