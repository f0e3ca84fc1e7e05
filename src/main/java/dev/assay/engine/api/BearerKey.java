package dev.assay.engine.api;

import dev.assay.service.ApiError;
import io.javalin.http.Context;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Authorization: Bearer <key>}, the scheme in any case, spaces as many as there are (contract section 6). */
public final class BearerKey {
    private static final Pattern FORM = Pattern.compile("\\s*(?i:bearer)\\s+([!-~]+)\\s*");
    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer realm=\"engine\"");

    private BearerKey() {}

    /** @throws ApiError 401 when the header is missing or malformed */
    public static String of(Context ctx) {
        String header = ctx.header("Authorization");
        if (header == null) {
            throw refused("missing_api_key", "no API key was sent; it belongs into the header Authorization: Bearer");
        }
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches()) {
            throw refused(
                    "malformed_api_key", "the header Authorization is malformed; it reads: Bearer, a space, the key");
        }
        return matcher.group(1);
    }

    public static ApiError unknown() {
        return refused("invalid_api_key", "the API key is not known here");
    }

    private static ApiError refused(String code, String message) {
        return new ApiError(401, code, message, CHALLENGE);
    }
}
