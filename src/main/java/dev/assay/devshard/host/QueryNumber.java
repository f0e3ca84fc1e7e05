package dev.assay.devshard.host;

import dev.assay.service.ApiError;
import io.javalin.http.Context;

/** A nonce or id in a query. */
final class QueryNumber {
    private QueryNumber() {}

    /** @throws ApiError 400 when it is missing or no whole number from 0 to 2^63-1 */
    static long required(Context ctx, String name) {
        String text = ctx.queryParam(name);
        if (text == null || text.isBlank()) {
            throw ApiError.badRequest("missing_" + name, "query parameter " + name + " is missing");
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && text.charAt(0) != '+') {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw ApiError.badRequest("invalid_" + name, "query parameter " + name + " is not a whole number from 0");
    }
}
