package dev.assay.devshard.host;

import dev.assay.devshard.host.engine.Engine;
import dev.assay.devshard.host.engine.EngineFailure;
import dev.assay.devshard.host.session.Admission;
import dev.assay.devshard.host.session.ChatFailure;
import dev.assay.devshard.host.session.ChatReply;
import dev.assay.devshard.host.session.ChatRequest;
import dev.assay.devshard.host.session.Conduct;
import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.host.session.LiveParams;
import dev.assay.devshard.host.session.Sessions;
import dev.assay.devshard.storage.StorageException;
import dev.assay.service.Json;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;

/**
 * POST challenge-receipt (contract 2.5, 4.6): the receipt at once, the work afterwards. Where this host has no receipt to give,
 * the answer is an empty object.
 */
final class ChallengeRoute implements Handler {
    private final Sessions sessions;
    private final LiveParams params;
    private final Senders senders;
    private final Conduct conduct;
    private final Executor works;
    private final Logger logger;

    /** @param works runs what begins with a challenge; nobody waits for it */
    ChallengeRoute(
            Sessions sessions, LiveParams params, Senders senders, Conduct conduct, Executor works, Logger logger) {
        this.sessions = sessions;
        this.params = params;
        this.senders = senders;
        this.conduct = conduct;
        this.works = works;
        this.logger = logger;
    }

    @Override
    public void handle(Context ctx) throws ChatFailure {
        String escrowId = EscrowPath.of(ctx);
        byte[] body = ctx.bodyAsBytes();
        if (!params.requestsEnabled()) {
            throw HostErrors.requestsDisabled();
        }
        Admission admission = sessions.admit(escrowId);
        senders.mustTakePart(senders.authenticated(ctx, escrowId, body), admission);
        ChatRequest request = TimeoutBodies.challenge(body);
        RequestLog.put(ctx, "nonce", Long.toUnsignedString(request.nonce()));
        conduct.asked(escrowId, request.nonce());
        HostSession session = admission.enter();
        Optional<ChatReply> reply = session.challenge(request);
        reply.map(ChatReply::work).ifPresent(work -> begin(session, work, RequestLog.requestId(ctx)));
        RequestLog.put(ctx, "receipt", Boolean.toString(reply.isPresent()));
        ctx.contentType("application/json").result(Json.bytes(TimeoutBodies.receipt(reply)));
    }

    private void begin(HostSession session, ChatReply.Work work, String requestId) {
        if (work instanceof ChatReply.Work.Run run) {
            works.execute(() -> run(session, run, requestId));
        }
    }

    private void run(HostSession session, ChatReply.Work.Run run, String requestId) {
        try {
            session.execute(run, Engine.Lines.IGNORED);
        } catch (EngineFailure e) {
            logger.warn("event=engine_failed request_id={} {}", requestId, e.getMessage());
        } catch (StorageException e) {
            logger.warn("event=work_not_stored request_id={} {}", requestId, e.getMessage());
        }
    }
}
