package dev.assay.engine.dialect.gemini;

import dev.assay.service.ApiError;
import dev.assay.service.ErrorShape;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code {"error": {"code", "message", "status"}}}, the status a word of Google's list. */
final class GeminiError {
    static final ErrorShape SHAPE = GeminiError::body;

    private GeminiError() {}

    static Map<String, Object> body(ApiError error) {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("code", error.status());
        inner.put("message", error.getMessage());
        inner.put("status", status(error.status()));
        return Map.of("error", inner);
    }

    private static String status(int status) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404, 405 -> "NOT_FOUND";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 499 -> "CANCELLED";
            case 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> status < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
        };
    }
}
