package dev.assay.service;

import java.util.Map;

/**
 * The body of a service's error answers: an object that {@link Json} can write. The content type is always
 * application/json.
 */
@FunctionalInterface
public interface ErrorShape {
    /** {@code {"code":"not_found","message":"..."}}. */
    ErrorShape CODE_AND_MESSAGE = error -> Map.of("code", error.code(), "message", error.getMessage());

    Object body(ApiError error);

    /** The same for a service whose shape depends on the path that was asked for. */
    default Object body(ApiError error, String path) {
        return body(error);
    }
}
