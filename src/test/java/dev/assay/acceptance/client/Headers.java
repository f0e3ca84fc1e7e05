package dev.assay.acceptance.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP headers in the order they were sent; names compare without case. Immutable. */
public record Headers(List<Header> all) {
    public static final Headers NONE = new Headers(List.of());

    public Headers {
        all = List.copyOf(all);
    }

    public record Header(String name, String value) {}

    public static Headers of(String name, String value) {
        return NONE.with(name, value);
    }

    /** The first value of this header. */
    public Optional<String> first(String name) {
        return all.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** These headers, with this one in place of any of the same name. */
    public Headers with(String name, String value) {
        List<Header> next = new ArrayList<>(without(name).all);
        next.add(new Header(name, value));
        return new Headers(next);
    }

    /** These headers without that one. */
    public Headers without(String name) {
        return new Headers(all.stream()
                .filter(header -> !header.name().equalsIgnoreCase(name))
                .toList());
    }

    /** The media type without its parameters, in lower case; empty when there is none. */
    public String mediaType() {
        return first("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
