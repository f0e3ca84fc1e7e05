package dev.assay.service;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error for the client: status, a machine-readable code, a sentence, perhaps headers. How it looks on the wire is
 * each service's {@link ErrorShape}. The message goes out as it is, so it never holds a secret.
 */
public class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    public ApiError(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** @param code lower case words joined by underscores, for instance {@code not_found} */
    public ApiError(int status, String code, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = Map.copyOf(headers);
    }

    public static ApiError badRequest(String code, String message) {
        return new ApiError(400, code, message);
    }

    public static ApiError unauthorized(String code, String message) {
        return new ApiError(401, code, message);
    }

    public static ApiError forbidden(String code, String message) {
        return new ApiError(403, code, message);
    }

    public static ApiError notFound(String message) {
        return new ApiError(404, "not_found", message);
    }

    public static ApiError conflict(String code, String message) {
        return new ApiError(409, code, message);
    }

    public static ApiError unavailable(String code, String message) {
        return new ApiError(503, code, message);
    }

    /** The same error with one more header. */
    public ApiError withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        ApiError error = new ApiError(status, code, getMessage(), more);
        error.initCause(getCause());
        return error;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
