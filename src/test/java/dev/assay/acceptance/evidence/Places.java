package dev.assay.acceptance.evidence;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which service answers at which address, so that a reader sees names instead of ports. Thread-safe. */
final class Places {
    private final Map<String, String> names = new ConcurrentHashMap<>();

    void name(URI address, String name) {
        names.put(address.getAuthority(), name);
    }

    /** The service's name, or host and port where none is known. */
    String of(URI uri) {
        String authority = String.valueOf(uri.getAuthority());
        return names.getOrDefault(authority, authority);
    }

    /** The path with its query. */
    static String path(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
