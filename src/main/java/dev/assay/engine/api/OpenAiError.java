package dev.assay.engine.api;

import dev.assay.service.ApiError;
import dev.assay.service.ErrorShape;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code {"error": {"message", "type", "code", "param"}}}, all four always there (contract section 2). */
public final class OpenAiError {
    public static final ErrorShape SHAPE = OpenAiError::body;

    private OpenAiError() {}

    private static Object body(ApiError error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", error.getMessage());
        body.put("type", type(error.status()));
        body.put("code", error.code());
        body.put("param", error instanceof InvalidRequest invalid ? invalid.param() : null);
        return Map.of("error", body);
    }

    static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }
}
