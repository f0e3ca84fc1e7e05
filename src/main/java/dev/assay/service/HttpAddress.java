package dev.assay.service;

import java.net.URI;
import java.util.Optional;

/** A base address other services are reached at: http or https, a host, perhaps a path, nothing more. */
public final class HttpAddress {
    /** Continues the sentence that a refused value begins. */
    public static final String RULE = "is not an address such as http://host:8090";

    private HttpAddress() {}

    /** The address without a trailing slash; empty if the text is none. */
    public static Optional<URI> parse(String text) {
        try {
            URI uri = URI.create(text.replaceAll("/+$", ""));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            return web && bare && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
