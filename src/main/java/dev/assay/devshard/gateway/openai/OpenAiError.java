package dev.assay.devshard.gateway.openai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * A refusal in the words an OpenAI client maps to its own errors: {@code {"error":{"message","type","code","param"?}}}
 * (contract 2.1). Always sent as JSON, also where the reference implementation labels it plain text (D18).
 */
public final class OpenAiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String code;
    private final String param;
    private final Duration retryAfter;

    private OpenAiError(int status, String type, String code, String param, String message, Duration retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
        this.retryAfter = retryAfter;
    }

    /** Any status; {@code type} follows from it. */
    public static OpenAiError of(int status, String code, String message) {
        return new OpenAiError(status, typeOf(status), code, null, message, null);
    }

    /** 400, naming the parameter that is wrong. */
    public static OpenAiError invalid(String param, String message) {
        return new OpenAiError(400, typeOf(400), "invalid_request", param, message, null);
    }

    /** 400 for a model nobody serves. */
    public static OpenAiError unknownModel(String model) {
        return new OpenAiError(
                400, typeOf(400), "model_not_found", "model", "model \"" + model + "\" is not served here", null);
    }

    /** 401: no key, or a key nobody issued. */
    public static OpenAiError unauthorized(String message) {
        return of(401, "invalid_api_key", message);
    }

    /** 429 with the seconds after which asking again makes sense. */
    public static OpenAiError tooManyRequests(String message, Duration retryAfter) {
        return new OpenAiError(429, typeOf(429), "rate_limit_exceeded", null, message, retryAfter);
    }

    /** 503: nothing is wrong with the request, the network cannot serve it now. */
    public static OpenAiError unavailable(String code, String message) {
        return new OpenAiError(503, typeOf(503), code, null, message, Duration.ofSeconds(1));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Optional<String> param() {
        return Optional.ofNullable(param);
    }

    /** When asking again makes sense; the value of {@code Retry-After}. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The document a client receives. */
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error");
        error.put("message", getMessage());
        error.put("type", type);
        error.put("code", code);
        if (param != null) {
            error.put("param", param);
        }
        return body;
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
