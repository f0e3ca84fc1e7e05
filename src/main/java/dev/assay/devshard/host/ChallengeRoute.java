package dev.assay.devshard.host;

import dev.assay.devshard.host.engine.Engine;
import dev.assay.devshard.host.engine.EngineFailure;
import dev.assay.devshard.host.session.ChatFailure;
import dev.assay.devshard.host.session.ChatReply;
import dev.assay.devshard.host.session.ChatRequest;
import dev.assay.devshard.host.session.Conduct;
import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.storage.StorageException;
import dev.assay.service.JsonAnswer;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;

/**
 * POST challenge-receipt (contract 2.5, 4.6): the receipt at once, the work afterwards. Where this host has no receipt
 * to give, the answer is an empty object.
 */
final class ChallengeRoute implements Handler {
    private final SessionRequests requests;
    private final Conduct conduct;
    private final Executor works;
    private final Logger logger;

    /** @param works runs what begins with a challenge; nobody waits for it */
    ChallengeRoute(SessionRequests requests, Conduct conduct, Executor works, Logger logger) {
        this.requests = requests;
        this.conduct = conduct;
        this.works = works;
        this.logger = logger;
    }

    @Override
    public void handle(Context ctx) throws ChatFailure {
        SessionRequest asked = requests.fromWhoeverTakesPart(ctx);
        ChatRequest request = TimeoutBodies.challenge(asked.body());
        RequestLog.put(ctx, "nonce", Long.toUnsignedString(request.nonce()));
        conduct.asked(asked.escrowId(), request.nonce());
        HostSession session = asked.enter();
        Optional<ChatReply> reply = session.challenge(request);
        reply.map(ChatReply::work).ifPresent(work -> begin(session, work, RequestLog.requestId(ctx)));
        RequestLog.put(ctx, "receipt", Boolean.toString(reply.isPresent()));
        JsonAnswer.send(ctx, TimeoutBodies.receipt(reply));
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
