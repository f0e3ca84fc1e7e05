package dev.assay.service;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;

/**
 * Typed reading of environment variables. A blank value counts as absent. Every method throws {@link InvalidSetting}
 * for a value that breaks its rule; none guesses.
 */
public final class Settings {
    private final Map<String, String> environment;
    private final Set<String> known = new ConcurrentSkipListSet<>();

    private Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public static Settings of(Map<String, String> environment) {
        return new Settings(environment);
    }

    /** The value, trimmed, when it is there and not blank. */
    public Optional<String> optional(String name) {
        known.add(name);
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String text(String name, String otherwise) {
        return optional(name).orElse(otherwise);
    }

    /** @param meaning what the variable is for, in a few words, for the person who forgot it */
    public String required(String name, String meaning) {
        return optional(name).orElseThrow(() -> InvalidSetting.missing(name, meaning));
    }

    /** A value that is never shown; whoever checks it further throws {@link InvalidSetting#ofSecret}. */
    public Optional<String> secret(String name) {
        return optional(name);
    }

    /** As {@link #secret}, but it must be there. */
    public String requiredSecret(String name, String meaning) {
        return required(name, meaning);
    }

    /** A port to listen on; 0 takes a free one. */
    public int port(String name, int otherwise) {
        return (int) number(name, otherwise, 0, 65_535, "is not a port (0..65535)");
    }

    /** A whole number from 0 to 2^63-1. */
    public long unsigned(String name, long otherwise) {
        return number(name, otherwise, 0, Long.MAX_VALUE, "is not a whole number from 0");
    }

    /** A whole number within bounds, both included. */
    public long between(String name, long least, long most, long otherwise) {
        return number(name, otherwise, least, most, "is not a whole number from " + least + " to " + most);
    }

    /** A whole number of seconds. */
    public Duration seconds(String name, Duration otherwise) {
        return Duration.ofSeconds(
                number(name, otherwise.toSeconds(), 0, Integer.MAX_VALUE, "is not a number of seconds"));
    }

    /** A whole number of milliseconds. */
    public Duration millis(String name, Duration otherwise) {
        return Duration.ofMillis(
                number(name, otherwise.toMillis(), 0, Integer.MAX_VALUE, "is not a number of milliseconds"));
    }

    /** A duration as Go writes it: {@code 2s}, {@code 500ms}, {@code 1m30s}. */
    public Duration duration(String name, Duration otherwise) {
        return read(name, GoDuration::parse, "is not a duration such as 2s, 500ms or 1m30s")
                .orElse(otherwise);
    }

    /** {@code 1}/{@code true} or {@code 0}/{@code false}, in any case; absent is false. */
    public boolean flag(String name) {
        return flag(name, false);
    }

    public boolean flag(String name, boolean otherwise) {
        return read(name, Settings::truth, "is neither 1/true nor 0/false").orElse(otherwise);
    }

    /** The values between commas, trimmed, blank ones left out. */
    public List<String> csv(String name) {
        return optional(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** An http(s) base address, without a trailing slash. */
    public URI url(String name, String otherwise) {
        return optionalUrl(name).orElseGet(() -> URI.create(otherwise));
    }

    public Optional<URI> optionalUrl(String name) {
        return read(name, HttpAddress::parse, HttpAddress.RULE);
    }

    public Path path(String name, Path otherwise) {
        return read(name, Settings::filePath, "is not a path").orElse(otherwise);
    }

    /** One of a closed set of words. */
    public String choice(String name, String otherwise, String... allowed) {
        List<String> words = List.of(allowed);
        return read(
                        name,
                        value -> Optional.of(value).filter(words::contains),
                        "is not one of " + String.join(", ", words))
                .orElse(otherwise);
    }

    /**
     * The variables that are set, begin with one of these prefixes, and that nobody has asked for: probably misspelt.
     */
    public Set<String> unread(Set<String> prefixes) {
        Set<String> unread = new TreeSet<>(environment.keySet());
        unread.removeAll(known);
        unread.removeIf(name -> prefixes.stream().noneMatch(name::startsWith));
        return unread;
    }

    /** The known variable whose name is most like this one, if any is like it at all. */
    public Optional<String> closest(String misspelt) {
        return NearestName.to(misspelt, known);
    }

    /** Never shows a value: some are secret. */
    @Override
    public String toString() {
        return "Settings of " + new TreeSet<>(environment.keySet());
    }

    private long number(String name, long otherwise, long least, long most, String rule) {
        return read(name, value -> WholeNumber.parse(value, least, most), rule).orElse(otherwise);
    }

    private <T> Optional<T> read(String name, Function<String, Optional<T>> reader, String rule) {
        return optional(name).map(value -> reader.apply(value).orElseThrow(() -> InvalidSetting.of(name, value, rule)));
    }

    private static Optional<Boolean> truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> Optional.of(true);
            case "0", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Path> filePath(String value) {
        try {
            return Optional.of(Path.of(value));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
