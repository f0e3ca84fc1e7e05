package dev.assay.engine.api;

import dev.assay.service.ApiError;
import dev.assay.service.ClientGone;
import dev.assay.service.ErrorShape;
import dev.assay.service.Json;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;
import org.slf4j.Logger;

/** A stream whose answer cannot be finished: the client hears an error, and neither a reason nor a closing word (D4). */
public final class BrokenStream {
    private BrokenStream() {}

    /**
     * Tells the client, as one data event of this shape. The stream is the caller's to close.
     *
     * @throws ClientGone when nobody is left to be told
     */
    public static void end(Context ctx, EventStream out, RuntimeException failure, Logger logger, ErrorShape shape) {
        ApiError error = error(ctx, failure, logger);
        RequestLog.put(ctx, "error", error.code());
        out.data(Json.text(shape.body(error)));
    }

    /**
     * What the client may know of a failure; the log hears the rest. For shapes that are more than a data event.
     *
     * @throws ClientGone when that is the failure
     */
    public static ApiError error(Context ctx, RuntimeException failure, Logger logger) {
        if (failure instanceof ClientGone gone) {
            throw gone;
        }
        if (failure instanceof ApiError known) {
            return known;
        }
        logger.error("request_id={} failed while it was answered", RequestLog.requestId(ctx), failure);
        return new ApiError(500, "internal", "internal error");
    }
}
