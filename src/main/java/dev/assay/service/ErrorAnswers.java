package dev.assay.service;

import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;

/**
 * Turns whatever a handler throws into an answer of the service's shape. What nobody foresaw is a 500 that tells the
 * client nothing, and the log everything.
 */
final class ErrorAnswers {
    private final ErrorShape shape;
    private final Logger logger;
    private final BooleanSupplier silent;

    ErrorAnswers(ErrorShape shape, Logger logger, BooleanSupplier silent) {
        this.shape = shape;
        this.logger = logger;
        this.silent = silent;
    }

    void register(JavalinConfig config) {
        RoutesConfig routes = config.routes;
        routes.exception(ApiError.class, (error, ctx) -> answer(ctx, error));
        routes.exception(HttpResponseException.class, (error, ctx) -> answer(ctx, ofFramework(error, ctx)));
        routes.exception(ClientGone.class, (error, ctx) -> clientGone(ctx));
        routes.exception(Exception.class, this::unforeseen);
        config.router.javaLangErrorHandler(this::fatal);
    }

    byte[] body(ApiError error, String path) {
        return Json.bytes(shape.body(error, path));
    }

    /** What a request is answered that failed before any handler saw it. */
    static ApiError ofStatus(int status) {
        if (status >= HttpStatus.INTERNAL_SERVER_ERROR_500) {
            return new ApiError(status, "internal", "internal error");
        }
        String reason = HttpStatus.getMessage(status);
        String code = reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return new ApiError(status, code, reason.toLowerCase(Locale.ROOT));
    }

    private void answer(Context ctx, ApiError error) {
        RequestLog.put(ctx, "error", error.code());
        if (ctx.res().isCommitted()) {
            // Too late for a status: at least the client must not take what it got for the whole.
            Connections.cut(ctx);
            return;
        }
        error.headers().forEach(ctx::header);
        ctx.status(error.status()).contentType("application/json").result(body(error, ctx.path()));
    }

    private void unforeseen(Exception exception, Context ctx) {
        BodyTooLarge tooLarge = cause(exception, BodyTooLarge.class);
        if (tooLarge != null) {
            answer(ctx, tooLarge.asApiError());
        } else if (cause(exception, EofException.class) != null) {
            clientGone(ctx);
        } else if (cause(exception, InterruptedException.class) != null) {
            RequestLog.put(ctx, "end", "cut_off");
            answer(ctx, ApiError.unavailable("stopping", "the service is stopping"));
        } else {
            if (!silent.getAsBoolean()) {
                logger.error("request_id={} failed", RequestLog.requestId(ctx), exception);
            }
            answer(ctx, ofStatus(HttpStatus.INTERNAL_SERVER_ERROR_500));
        }
    }

    private void fatal(HttpServletResponse response, Error error) {
        logger.error("a request failed", error);
        try {
            response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR_500);
            response.setContentType("application/json");
            response.getOutputStream().write(body(ofStatus(HttpStatus.INTERNAL_SERVER_ERROR_500), ""));
        } catch (IOException e) {
            logger.debug("nobody is left to answer", e);
        }
    }

    private static void clientGone(Context ctx) {
        RequestLog.put(ctx, "end", "client_gone");
    }

    private static ApiError ofFramework(HttpResponseException error, Context ctx) {
        if (error instanceof NotFoundResponse) {
            return ApiError.notFound("there is no " + ctx.method() + " " + ctx.path());
        }
        if (error instanceof MethodNotAllowedResponse) {
            String allowed = error.getDetails().getOrDefault("availableMethods", "");
            String message = ctx.path() + " does not take " + ctx.method();
            return new ApiError(405, "method_not_allowed", message).withHeader("Allow", allowed);
        }
        return ofStatus(error.getStatus());
    }

    private static <T extends Throwable> T cause(Throwable thrown, Class<T> wanted) {
        Throwable cause = thrown;
        while (cause != null && !wanted.isInstance(cause)) {
            cause = cause.getCause();
        }
        return wanted.cast(cause);
    }
}
