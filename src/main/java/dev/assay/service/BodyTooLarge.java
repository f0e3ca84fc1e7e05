package dev.assay.service;

import java.io.IOException;

/** A request body grew beyond the limit while it was read. */
final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    BodyTooLarge(long limit) {
        super("the body is larger than " + limit + " bytes");
        this.limit = limit;
    }

    ApiError asApiError() {
        return new ApiError(413, "body_too_large", "the body is larger than " + limit + " bytes");
    }
}
