package dev.assay.service;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import org.slf4j.Logger;

/** Turns whatever a handler throws into an answer of the service's shape. What nobody foresaw is a 500 that tells the client nothing, and the log everything. */
final class ErrorAnswers {
    private final ErrorShape shape;
    private final Logger logger;

    ErrorAnswers(ErrorShape shape, Logger logger) {
        this.shape = shape;
        this.logger = logger;
    }

    void register(RoutesConfig routes) {
        routes.exception(ApiError.class, (error, ctx) -> answer(ctx, error));
        routes.exception(HttpResponseException.class, (error, ctx) -> answer(ctx, ofFramework(error, ctx)));
        routes.exception(ClientGone.class, (error, ctx) -> logger.debug("client gone", error));
        routes.exception(Exception.class, this::unforeseen);
    }

    byte[] body(ApiError error) {
        return Json.bytes(shape.body(error));
    }

    void answer(Context ctx, ApiError error) {
        if (ctx.res().isCommitted()) {
            logger.warn(
                    "request_id={} failed after its answer began: {}", RequestLog.requestId(ctx), error.getMessage());
            Connections.cut(ctx);
            return;
        }
        RequestLog.put(ctx, "error", error.code());
        error.headers().forEach(ctx::header);
        ctx.status(error.status()).contentType("application/json").result(body(error));
    }

    private void unforeseen(Exception exception, Context ctx) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge tooLarge) {
                answer(ctx, tooLarge.asApiError());
                return;
            }
        }
        if (exception instanceof IOException && ctx.res().isCommitted()) {
            RequestLog.put(ctx, "end", "client_gone");
            return;
        }
        logger.error("request_id={} failed", RequestLog.requestId(ctx), exception);
        answer(ctx, internal());
    }

    static ApiError internal() {
        return new ApiError(500, "internal", "internal error");
    }

    private static ApiError ofFramework(HttpResponseException error, Context ctx) {
        String route = ctx.method() + " " + ctx.path();
        if (error instanceof NotFoundResponse) {
            return ApiError.notFound("there is no " + route);
        }
        if (error instanceof MethodNotAllowedResponse) {
            return new ApiError(405, "method_not_allowed", ctx.path() + " does not take " + ctx.method());
        }
        return new ApiError(error.getStatus(), "http_" + error.getStatus(), error.getMessage());
    }
}
