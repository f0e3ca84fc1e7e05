package dev.assay.devshard.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.gateway.escrow.CachedAnswer;
import dev.assay.devshard.gateway.escrow.Escrow;
import dev.assay.devshard.gateway.openai.AnswerIdentity;
import dev.assay.devshard.gateway.openai.ChatRequest;
import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.session.AnswerBroken;
import dev.assay.devshard.gateway.session.NotAccepting;
import dev.assay.devshard.gateway.session.RequestAccount;
import dev.assay.service.ClientGone;
import dev.assay.service.JsonAnswer;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Answers a sound chat request: out of the cache of an escrow that takes requests, or by asking one. Keeps account of
 * it.
 */
final class ChatAnswers {
    private final Limiter limiter;
    private final Accounts accounts;
    private final GatewayMetrics metrics;
    private final PerformanceRoute performance;
    private final Clock clock;

    ChatAnswers(Limiter limiter, Accounts accounts, GatewayMetrics metrics, PerformanceRoute performance, Clock clock) {
        this.limiter = limiter;
        this.accounts = accounts;
        this.metrics = metrics;
        this.performance = performance;
        this.clock = clock;
    }

    /** @param accepting escrows that may serve it, the best first; at least one */
    void answer(Context ctx, ChatRequest request, List<Escrow> accepting) {
        for (Escrow escrow : accepting) {
            Optional<CachedAnswer> cached = escrow.cache().find(request.cacheKey());
            if (cached.isPresent()) {
                replay(ctx, request, escrow, cached.get());
                return;
            }
        }
        Limiter.Permit permit = limiter.enter(request.inputTokens());
        try {
            askFirstThatTakesIt(ctx, request, accepting);
        } finally {
            permit.close();
        }
    }

    private void askFirstThatTakesIt(Context ctx, ChatRequest request, List<Escrow> accepting) {
        NotAccepting last = null;
        for (Escrow escrow : accepting) {
            try {
                ask(ctx, request, escrow);
                return;
            } catch (NotAccepting next) {
                last = next;
            }
        }
        throw refusal(last);
    }

    private static OpenAiError refusal(NotAccepting last) {
        return switch (last.why()) {
            case FINALIZED -> OpenAiError.of(502, "session_finalized", last.getMessage());
            case BALANCE -> OpenAiError.of(503, "insufficient_balance", last.getMessage());
            case NONCES -> OpenAiError.of(503, "nonces_used_up", last.getMessage());
            case REQUEST -> OpenAiError.invalid(null, last.getMessage());
        };
    }

    private void replay(Context ctx, ChatRequest request, Escrow escrow, CachedAnswer cached) {
        RequestAccount account = begin(ctx, request, escrow);
        account.answeredFromCache(cached.requestId());
        RequestLog.put(ctx, "cached_from", cached.requestId());
        metrics.ended(account);
        if (request.stream()) {
            StreamedAnswer answer = new StreamedAnswer(ctx);
            cached.chunks().forEach(answer::chunk);
            answer.done();
        } else {
            send(ctx, cached.chunks());
        }
    }

    private RequestAccount begin(Context ctx, ChatRequest request, Escrow escrow) {
        ctx.header("X-Devshard-ID", escrow.id());
        RequestLog.put(ctx, "escrow", escrow.id());
        RequestAccount account = new RequestAccount(
                RequestLog.requestId(ctx), escrow.id(), request.model(), request.stream(), clock.instant());
        accounts.open(account);
        return account;
    }

    private void ask(Context ctx, ChatRequest request, Escrow escrow) throws NotAccepting {
        RequestAccount account = begin(ctx, request, escrow);
        long began = System.nanoTime();
        try {
            List<ObjectNode> chunks =
                    request.stream() ? stream(ctx, request, escrow, account) : plain(ctx, request, escrow, account);
            remember(request, escrow, account, chunks);
            performance.answeredIn(System.nanoTime() - began);
        } catch (ClientGone gone) {
            account.notAnswered("client_gone");
            throw gone;
        } finally {
            if (account.status().equals("running")) {
                account.notAnswered("failed");
            }
            account.winner().ifPresent(won -> {
                RequestLog.put(ctx, "nonce", won.nonce());
                RequestLog.put(ctx, "slot", won.slot());
            });
            RequestLog.put(ctx, "attempts", account.attempts().size());
            metrics.ended(account);
        }
    }

    private void remember(ChatRequest request, Escrow escrow, RequestAccount account, List<ObjectNode> chunks) {
        chunks.stream().filter(chunk -> chunk.hasNonNull("usage")).forEach(chunk -> account.usage(chunk.get("usage")));
        if (account.status().equals("answered")) {
            escrow.cache().put(request.cacheKey(), new CachedAnswer(account.requestId(), chunks));
        }
    }

    private List<ObjectNode> plain(Context ctx, ChatRequest request, Escrow escrow, RequestAccount account)
            throws NotAccepting {
        PlainAnswer answer = new PlainAnswer();
        try {
            EscrowChoice.session(escrow).chat(request, identity(account), answer, account);
        } catch (AnswerBroken never) {
            throw new IllegalStateException("nothing was sent that could be broken", never);
        }
        account.answered();
        send(ctx, answer.chunks());
        return answer.chunks();
    }

    private List<ObjectNode> stream(Context ctx, ChatRequest request, Escrow escrow, RequestAccount account)
            throws NotAccepting {
        StreamedAnswer answer = new StreamedAnswer(ctx);
        try {
            EscrowChoice.session(escrow).chat(request, identity(account), answer, account);
            account.answered();
            answer.done();
        } catch (AnswerBroken broken) {
            account.notAnswered("broken");
            RequestLog.put(ctx, "end", "broken");
            answer.broken(OpenAiError.of(502, "stream_interrupted", broken.getMessage()));
        }
        return answer.chunks();
    }

    private AnswerIdentity identity(RequestAccount account) {
        return AnswerIdentity.of(account.requestId(), clock.instant().getEpochSecond(), account.model());
    }

    private static void send(Context ctx, List<ObjectNode> chunks) {
        JsonAnswer.send(ctx, PlainAnswer.completion(chunks));
    }
}
