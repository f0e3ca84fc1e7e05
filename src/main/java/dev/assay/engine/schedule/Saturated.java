package dev.assay.engine.schedule;

import dev.assay.service.ApiError;
import java.util.Map;

/** No room now: 429, with the seconds after which it is worth another try. */
public final class Saturated extends ApiError {
    private static final long serialVersionUID = 1L;

    Saturated(String message, long retryAfterSeconds) {
        super(429, "rate_limit_exceeded", message, Map.of("Retry-After", Long.toString(retryAfterSeconds)));
    }
}
