package dev.assay.devshard.host;

import dev.assay.service.InvalidSetting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a host's session routes are mounted, and the bind version that follows from it (contract 1).
 *
 * @param path {@code /v1/devshard}, or {@code /devshard/<version>}
 * @param bindVersion {@code v1}, or that version
 */
record RoutePrefix(String path, String bindVersion) {
    static final String SETTING = "DEVSHARD_ROUTE_PREFIX";
    static final String LEGACY = "/v1/devshard";

    private static final Pattern VERSIONED = Pattern.compile("/devshard/([A-Za-z0-9][A-Za-z0-9._-]{0,63})");

    /** @throws InvalidSetting for any other prefix: no version can be told from it */
    static RoutePrefix parse(String path) {
        if (path.equals(LEGACY)) {
            return new RoutePrefix(path, "v1");
        }
        Matcher versioned = VERSIONED.matcher(path);
        if (!versioned.matches()) {
            throw InvalidSetting.of(SETTING, path, "is neither " + LEGACY + " nor /devshard/<version>");
        }
        return new RoutePrefix(path, versioned.group(1));
    }
}
