package dev.assay.devshard.host;

import dev.assay.devshard.host.session.ExecutedWork;
import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.host.session.Sessions;
import dev.assay.devshard.host.validation.PayloadProof;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.service.ApiError;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** GET payloads (contract 2.5): shows a validator of the group what this host ran, so that it can run it again. */
final class PayloadRoute implements Handler {
    private final Sessions sessions;
    private final PrivateKey key;
    private final Clock clock;

    PayloadRoute(Sessions sessions, PrivateKey key, Clock clock) {
        this.sessions = sessions;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public void handle(Context ctx) {
        HostSession session = EscrowPath.session(ctx, sessions);
        long id = QueryNumber.required(ctx, "inference_id");
        mustBeValidator(ctx, session, id);
        ExecutedWork work = session.executed(id)
                .orElseThrow(() -> ApiError.notFound("this host keeps no work for inference " + id));
        JsonAnswer.send(ctx, body(id, work));
    }

    private void mustBeValidator(Context ctx, HostSession session, long id) {
        PayloadProof proof = PayloadProof.read(ctx::header)
                .filter(read -> read.holds(session.terms().escrowId(), id, clock))
                .filter(read -> read.epoch() == session.terms().epoch())
                .orElseThrow(() ->
                        ApiError.unauthorized("no_proof", "the validator's headers are missing, stale or not its own"));
        if (!session.isMember(proof.validator())) {
            throw ApiError.unauthorized("not_a_validator", proof.validator() + " is not of the group");
        }
    }

    /** The executor's signature is over the prompt's and the response's bytes, one after the other. */
    private Map<String, Object> body(long id, ExecutedWork work) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("inference_id", id);
        body.put("prompt_payload", work.prompt());
        body.put("response_payload", work.response());
        body.put("executor_signature", key.sign(work.both()));
        return body;
    }
}
