package dev.assay.devshard.gateway.openai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.ApiError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A refusal in the words an OpenAI client maps to its own errors: {@code {"error":{"message","type","code","param"?}}}
 * (contract 2.1). Always sent as JSON, also where the reference implementation labels it plain text (D18).
 */
public final class OpenAiError extends ApiError {
    private static final long serialVersionUID = 1L;

    private final String param;

    private OpenAiError(int status, String code, String param, String message, Map<String, String> headers) {
        super(status, code, message, headers);
        this.param = param;
    }

    /** Any status; the error's {@code type} follows from it. */
    public static OpenAiError of(int status, String code, String message) {
        return new OpenAiError(status, code, null, message, Map.of());
    }

    /** 400, naming the parameter that is wrong. */
    public static OpenAiError invalid(String param, String message) {
        return new OpenAiError(400, "invalid_request", param, message, Map.of());
    }

    /** 400 for a model nobody serves. */
    public static OpenAiError unknownModel(String model) {
        return new OpenAiError(400, "model_not_found", "model", "model \"" + model + "\" is not served here", Map.of());
    }

    /** 401: no key, or a key nobody issued. */
    public static OpenAiError unauthorized(String message) {
        return of(401, "invalid_api_key", message);
    }

    /** 429 with the seconds after which asking again makes sense. */
    public static OpenAiError tooManyRequests(String message, Duration retryAfter) {
        return new OpenAiError(429, "rate_limit_exceeded", null, message, retryAfter(retryAfter));
    }

    /** 503: nothing is wrong with the request, the network cannot serve it now. */
    public static OpenAiError unavailable(String code, String message) {
        return new OpenAiError(503, code, null, message, retryAfter(Duration.ofSeconds(1)));
    }

    public Optional<String> param() {
        return Optional.ofNullable(param);
    }

    /** What a client receives for any error, ours or the server's. */
    public static ObjectNode body(ApiError error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode described = body.putObject("error");
        described.put("message", error.getMessage());
        described.put("type", typeOf(error.status()));
        described.put("code", error.code());
        if (error instanceof OpenAiError ours) {
            ours.param().ifPresent(param -> described.put("param", param));
        }
        return body;
    }

    private static Map<String, String> retryAfter(Duration wait) {
        return Map.of("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    private static String typeOf(int status) {
        return switch (status) {
            case 401, 403 -> "authentication_error";
            case 404 -> "not_found_error";
            case 409 -> "conflict_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }
}
