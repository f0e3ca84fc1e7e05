package dev.assay.engine.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/**
 * Lets nobody in without a key, where keys are set: every path but the public ones, also those that do not exist
 * (contract section 6). Which header holds the key is each mount's own business.
 */
final class AccessControl {
    private static final Set<String> PUBLIC = Set.of("/healthz", "/metrics");
    private static final String CONTROL = "/control/";

    private final List<byte[]> keys;
    private final Mounts mounts;

    AccessControl(List<String> keys, Mounts mounts) {
        this.keys = keys.stream().map(key -> key.getBytes(UTF_8)).toList();
        this.mounts = mounts;
    }

    void register(RoutesConfig routes) {
        if (!keys.isEmpty()) {
            routes.before(this::check);
        }
    }

    private void check(Context ctx) {
        boolean open = PUBLIC.contains(ctx.path()) || ctx.path().startsWith(CONTROL);
        if (open || ctx.method() == HandlerType.OPTIONS) {
            return;
        }
        Mount mount = mounts.of(ctx.path());
        if (!isKnown(mount.key(ctx).getBytes(UTF_8))) {
            throw mount.unknownKey();
        }
    }

    /** Looks at every key in full, so that the time it takes tells nothing. */
    private boolean isKnown(byte[] presented) {
        boolean known = false;
        for (byte[] key : keys) {
            known |= MessageDigest.isEqual(key, presented);
        }
        return known;
    }
}
