package dev.assay.engine.dialect.anthropic;

import dev.assay.service.ApiError;
import dev.assay.service.ErrorShape;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code {"type": "error", "error": {"type", "message"}}}. */
final class AnthropicError {
    static final ErrorShape SHAPE = AnthropicError::body;

    private AnthropicError() {}

    static Map<String, Object> body(ApiError error) {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("type", type(error.status()));
        inner.put("message", error.getMessage());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "error");
        body.put("error", inner);
        return body;
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503 -> "overloaded_error";
            case 504 -> "timeout_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }
}
