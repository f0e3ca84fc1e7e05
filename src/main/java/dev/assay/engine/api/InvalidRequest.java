package dev.assay.engine.api;

import dev.assay.service.ApiError;

/** A request breaks a rule of its schema. */
public final class InvalidRequest extends ApiError {
    private static final long serialVersionUID = 1L;

    private final String param;

    /**
     * @param status 422 on the engine's own API; vendors say 400
     * @param param the path of the offending member, for instance {@code messages.0.role}; null when it is the whole
     */
    public InvalidRequest(int status, String code, String param, String message) {
        super(status, code, message);
        this.param = param;
    }

    public static InvalidRequest of(String param, String message) {
        return new InvalidRequest(422, "invalid_value", param, message);
    }

    public String param() {
        return param;
    }

    /** The same complaint with a vendor's status. */
    public InvalidRequest as(int status) {
        return new InvalidRequest(status, code(), param, getMessage());
    }
}
