package dev.assay.acceptance.client;

import java.util.Optional;

/** What a caller shows in {@code Authorization: Bearer ...}, or nothing. Never printed. */
public final class Bearer {
    public static final Bearer NONE = new Bearer(null);

    private final String token;

    private Bearer(String token) {
        this.token = token;
    }

    public static Bearer of(String token) {
        return new Bearer(token);
    }

    Headers addTo(Headers headers) {
        return Optional.ofNullable(token)
                .map(shown -> headers.with("Authorization", "Bearer " + shown))
                .orElse(headers);
    }

    @Override
    public String toString() {
        return token == null ? "no bearer" : "Bearer [redacted]";
    }
}
