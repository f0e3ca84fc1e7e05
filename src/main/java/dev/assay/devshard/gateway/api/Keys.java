package dev.assay.devshard.gateway.api;

import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.protocol.Hash;
import dev.assay.service.ApiError;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** The keys that were issued. Kept as hashes and compared in constant time, whole lists at once. */
public final class Keys {
    private final Optional<byte[]> adminKey;
    private final List<byte[]> apiKeys;

    public Keys(Optional<String> adminKey, List<String> apiKeys) {
        this.adminKey = adminKey.map(Keys::hash);
        this.apiKeys = apiKeys.stream().map(Keys::hash).toList();
    }

    Caller caller(Context ctx) {
        byte[] presented = hash(bearer(ctx));
        boolean admin = adminKey.isPresent() && MessageDigest.isEqual(adminKey.get(), presented);
        boolean issued = false;
        for (byte[] key : apiKeys) {
            issued |= MessageDigest.isEqual(key, presented);
        }
        return admin ? Caller.ADMINISTRATOR : issued ? Caller.KEY_HOLDER : Caller.STRANGER;
    }

    /** @throws ApiError 404 where no admin key is configured (the route does not exist then), 401 for any other caller */
    void requireAdministrator(Context ctx) {
        if (adminKey.isEmpty()) {
            throw ApiError.notFound("there is no " + ctx.method() + " " + ctx.path());
        }
        if (caller(ctx) != Caller.ADMINISTRATOR) {
            throw unauthorized(ctx);
        }
    }

    static OpenAiError unauthorized(Context ctx) {
        return OpenAiError.unauthorized(
                bearer(ctx).isEmpty()
                        ? "an API key is required: Authorization: Bearer <key>"
                        : "the API key in the Authorization header does not open this");
    }

    private static String bearer(Context ctx) {
        String header = ctx.header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
    }

    private static byte[] hash(String key) {
        return Hash.sha256(key.getBytes(StandardCharsets.UTF_8)).bytes();
    }
}
