package dev.assay.engine.schedule;

import dev.assay.service.ApiError;

/** No room now: 429, with the seconds after which it is worth another try. */
public final class Saturated extends ApiError {
    private static final long serialVersionUID = 1L;

    Saturated(String message, long retryAfterSeconds) {
        super(429, "rate_limit_exceeded", message, java.util.Map.of("Retry-After", Long.toString(retryAfterSeconds)));
    }
}
