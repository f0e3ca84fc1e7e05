package dev.assay.devshard.gateway.escrow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where hosts mount the devshard routes, and the bind version that follows from it (contract 1, "Route prefixes").
 *
 * @param path {@code /v1/devshard} for v1, else {@code /devshard/<version>}
 */
public record RoutePrefix(String path, String version) {
    public static final RoutePrefix LEGACY = new RoutePrefix("/v1/devshard", "v1");

    private static final Pattern VERSIONED = Pattern.compile("/devshard/([A-Za-z0-9][A-Za-z0-9._-]*)");
    private static final String VERSION = "[A-Za-z0-9][A-Za-z0-9._-]*";

    /** Empty for a path no version can be derived from. */
    public static Optional<RoutePrefix> parse(String path) {
        if (path.equals(LEGACY.path)) {
            return Optional.of(LEGACY);
        }
        Matcher versioned = VERSIONED.matcher(path);
        return versioned.matches() ? Optional.of(new RoutePrefix(path, versioned.group(1))) : Optional.empty();
    }

    /** Empty for what is no version's name. */
    public static Optional<RoutePrefix> ofVersion(String version) {
        if (version.equals(LEGACY.version)) {
            return Optional.of(LEGACY);
        }
        return version.matches(VERSION)
                ? Optional.of(new RoutePrefix("/devshard/" + version, version))
                : Optional.empty();
    }
}
