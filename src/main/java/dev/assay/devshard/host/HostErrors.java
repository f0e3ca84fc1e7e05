package dev.assay.devshard.host;

import dev.assay.devshard.bridge.BridgeFailure;
import dev.assay.devshard.host.session.ChatFailure;
import dev.assay.devshard.host.session.EscrowUnusable;
import dev.assay.devshard.host.session.VersionConflict;
import dev.assay.devshard.recovery.RecoveryMismatch;
import dev.assay.devshard.storage.SessionConflict;
import dev.assay.devshard.storage.StorageException;
import dev.assay.service.ApiError;
import dev.assay.service.ErrorShape;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;

/** What sessions throw, as the statuses of contract 2.5. What is the operator's to mend is logged besides. */
final class HostErrors {
    /** {@code {"message":"…"}}, and {@code latest_nonce} where a batch of diffs was cut short (D28). */
    static final ErrorShape SHAPE = error -> {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", error.getMessage());
        if (error instanceof CutShort cutShort) {
            body.put("latest_nonce", cutShort.latestNonce);
        }
        return body;
    };

    private static final String HEADER = "X-Devshard-Error";

    private final Logger logger;

    HostErrors(Logger logger) {
        this.logger = logger;
    }

    /** The chain's parameters stop all work. */
    static ApiError requestsDisabled() {
        return ApiError.unavailable("requests_disabled", "the chain has disabled devshard requests")
                .withHeader(HEADER, "requests_disabled");
    }

    static ApiError noSession(String escrowId) {
        return ApiError.notFound("there is no session of escrow " + escrowId);
    }

    Handler translated(Handler handler) {
        return ctx -> {
            try {
                handler.handle(ctx);
            } catch (VersionConflict e) {
                throw ApiError.conflict("version_conflict", e.getMessage());
            } catch (SessionConflict e) {
                throw ApiError.conflict("session_conflict", e.getMessage());
            } catch (ChatFailure e) {
                throw new CutShort(logged(ctx, "chat_failed", e), e.latestNonce());
            } catch (EscrowUnusable e) {
                throw logged(ctx, "escrow_unusable", e);
            } catch (BridgeFailure e) {
                throw logged(ctx, "chain_unavailable", e);
            } catch (RecoveryMismatch e) {
                throw logged(ctx, "session_damaged", e);
            } catch (StorageException e) {
                throw logged(ctx, "storage_failed", new IllegalStateException("storage does not answer", e));
            }
        };
    }

    private ApiError logged(Context ctx, String code, Exception failure) {
        logger.warn("event={} request_id={} {}", code, RequestLog.requestId(ctx), forTheOperator(failure));
        return new ApiError(500, code, failure.getMessage());
    }

    /** What the client is told, and what it is not told: what is behind our storage. */
    private static String forTheOperator(Exception failure) {
        String told = failure.getMessage();
        String why = failure.getCause() == null
                ? told
                : String.valueOf(failure.getCause().getMessage());
        return told.contains(why) ? told : told + " (" + why + ")";
    }

    private static final class CutShort extends ApiError {
        private static final long serialVersionUID = 1L;

        private final long latestNonce;

        CutShort(ApiError error, long latestNonce) {
            super(error.status(), error.code(), error.getMessage());
            this.latestNonce = latestNonce;
        }
    }
}
