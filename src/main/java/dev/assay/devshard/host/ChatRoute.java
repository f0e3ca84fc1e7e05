package dev.assay.devshard.host;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.assay.devshard.host.engine.EngineFailure;
import dev.assay.devshard.host.session.ChatFailure;
import dev.assay.devshard.host.session.ChatReply;
import dev.assay.devshard.host.session.ChatRequest;
import dev.assay.devshard.host.session.Conduct;
import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.host.session.Opening;
import dev.assay.devshard.protocol.json.MetaEvent;
import dev.assay.devshard.protocol.json.ReceiptEvent;
import dev.assay.devshard.storage.StorageException;
import dev.assay.service.Json;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.slf4j.Logger;

/**
 * POST chat/completions (contract 2.5): find the session, know the sender, read the body, and only then touch anything.
 * The answer is a stream of the state attested, the engine's lines where this host executes or replays, and the
 * mempool. Where work cannot be done or kept, the stream ends after what was said, without {@code [DONE]}.
 */
final class ChatRoute implements Handler {
    private static final byte[] DONE = "[DONE]".getBytes(US_ASCII);

    private final SessionRequests requests;
    private final Conduct conduct;
    private final Opening opening;
    private final Logger logger;

    ChatRoute(SessionRequests requests, Conduct conduct, Logger logger) {
        this.requests = requests;
        this.conduct = conduct;
        this.opening = conduct.opening(Opening.HONEST);
        this.logger = logger;
    }

    @Override
    public void handle(Context ctx) throws ChatFailure {
        SessionRequest asked = requests.fromTheOwner(ctx);
        ChatRequest request = ChatBody.decode(asked.body());
        RequestLog.put(ctx, "nonce", Long.toUnsignedString(request.nonce()));
        RequestLog.put(ctx, "diffs", request.diffs().size());
        conduct.asked(asked.escrowId(), request.nonce());
        HostSession session = asked.enter();
        ChatReply reply = session.accept(request);
        RequestLog.put(ctx, "at", Long.toUnsignedString(reply.state().nonce()));
        answer(ctx, session, reply, opening(asked.escrowId(), request, reply));
    }

    private byte[] opening(String escrowId, ChatRequest request, ChatReply reply) {
        return Json.bytes(new ReceiptEvent(opening.of(escrowId, request.nonce(), reply)));
    }

    private void answer(Context ctx, HostSession session, ChatReply reply, byte[] first) {
        try (Audience audience = Audience.of(ctx)) {
            audience.tell(first);
            try {
                work(ctx, session, reply.work(), audience);
            } catch (EngineFailure e) {
                RequestLog.put(ctx, "work", "failed");
                logger.warn("event=engine_failed request_id={} {}", RequestLog.requestId(ctx), e.getMessage());
                return;
            } catch (StorageException e) {
                RequestLog.put(ctx, "work", "not_stored");
                logger.warn("event=work_not_stored request_id={} {}", RequestLog.requestId(ctx), e.getMessage());
                return;
            }
            audience.tell(Json.bytes(MetaEvent.of(session.mempool())));
        }
    }

    private static void work(Context ctx, HostSession session, ChatReply.Work work, Audience audience)
            throws EngineFailure {
        if (work instanceof ChatReply.Work.Run run) {
            RequestLog.put(ctx, "work", "executed");
            session.execute(run, audience::tell);
            audience.tell(DONE);
        } else if (work instanceof ChatReply.Work.Replay replay) {
            RequestLog.put(ctx, "work", "replayed");
            replay.completion().lines().forEach(audience::tell);
            audience.tell(DONE);
        }
    }
}
