package dev.assay.devshard.host;

import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.host.session.Sessions;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.json.StoredDiffJson;
import dev.assay.devshard.recovery.StoredForm;
import dev.assay.devshard.storage.StoredDiff;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;
import java.util.Map;

/**
 * What anybody may read of a session (contract 2.5): its diffs, its mempool, its state signatures. Reading never makes
 * a session.
 */
final class HistoryRoutes {
    private final Sessions sessions;

    HistoryRoutes(Sessions sessions) {
        this.sessions = sessions;
    }

    void diffs(Context ctx) {
        HostSession session = EscrowPath.session(ctx, sessions);
        long from = QueryNumber.required(ctx, "from");
        long to = QueryNumber.required(ctx, "to");
        JsonAnswer.send(
                ctx, session.diffs(from, to).stream().map(HistoryRoutes::json).toList());
    }

    void mempool(Context ctx) {
        HostSession session = EscrowPath.session(ctx, sessions);
        JsonAnswer.send(
                ctx,
                Map.of("txs", session.mempool().stream().map(Canonical::bytes).toList()));
    }

    void signatures(Context ctx) {
        HostSession session = EscrowPath.session(ctx, sessions);
        long nonce = QueryNumber.required(ctx, "nonce");
        JsonAnswer.send(ctx, Map.of("signatures", session.signatures(nonce)));
    }

    private static StoredDiffJson json(StoredDiff diff) {
        return new StoredDiffJson(StoredForm.json(diff), diff.stateHash());
    }
}
