package dev.assay.devshard.host;

import dev.assay.devshard.host.session.ChatFailure;
import dev.assay.devshard.host.session.ChatRequest;
import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.host.timeout.NoVerdict;
import dev.assay.devshard.host.timeout.TimeoutQuestion;
import dev.assay.devshard.host.timeout.TimeoutVerifier;
import dev.assay.devshard.host.timeout.Verdict;
import dev.assay.service.ApiError;
import dev.assay.service.JsonAnswer;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import org.slf4j.Logger;

/** POST verify-timeout (contract 2.5, 4.6): the owner asks whether this host, too, finds an executor late. */
final class VerifyTimeoutRoute implements Handler {
    private final SessionRequests requests;
    private final TimeoutVerifier verifier;
    private final Logger logger;

    VerifyTimeoutRoute(SessionRequests requests, TimeoutVerifier verifier, Logger logger) {
        this.requests = requests;
        this.verifier = verifier;
        this.logger = logger;
    }

    @Override
    public void handle(Context ctx) {
        SessionRequest asked = requests.fromTheOwner(ctx);
        TimeoutQuestion question = TimeoutBodies.question(asked.body());
        RequestLog.put(ctx, "nonce", Long.toUnsignedString(question.inferenceId()));
        HostSession session = asked.enter();
        catchUp(session, question);
        try {
            Verdict verdict = verifier.verify(session, question);
            RequestLog.put(ctx, "accept", Boolean.toString(verdict.vote().isPresent()));
            JsonAnswer.send(ctx, TimeoutBodies.answer(verdict, session.slot()));
        } catch (NoVerdict e) {
            throw new ApiError(500, "no_verdict", e.getMessage());
        }
    }

    /** What is refused here is not what was asked; the question is judged by what stands. */
    private void catchUp(HostSession session, TimeoutQuestion question) {
        try {
            session.accept(new ChatRequest(question.diffs(), 0, Optional.empty()));
        } catch (ChatFailure e) {
            logger.info(
                    "escrow={} a timeout is judged without: {}", session.terms().escrowId(), e.getMessage());
        }
    }
}
