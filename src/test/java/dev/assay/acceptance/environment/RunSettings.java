package dev.assay.acceptance.environment;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a person asked of the run, in system properties {@code assay.*} and, where it is secret, environment variables.
 *
 * @param runtime empty for {@code auto}
 * @param target the product to judge
 * @param environments how many networks may live at once; empty leaves it to the runtime
 * @param hangAfter how long a scenario may take, or nothing may happen, before the run is ended
 * @param external where the services of the external runtime are
 */
public record RunSettings(
        Optional<RuntimeKind> runtime,
        String target,
        OptionalInt environments,
        Duration hangAfter,
        ExternalAddresses external) {
    /** Longer than the longest scenario and the longest wait for a network, one after the other. */
    public static final Duration HANG_AFTER = Duration.ofMinutes(6);

    static final String RUNTIME = "assay.runtime";
    static final String TARGET = "assay.target";
    static final String ENVIRONMENTS = "assay.environments";

    static final String HANG = "assay.hang.seconds";

    private static final String PREFIX = "assay.";
    private static final String AUTO = "auto";
    private static final int MOST_ENVIRONMENTS = 32;

    /**
     * How many networks may live at once. An idle one costs nothing but memory (half a gigabyte in containers), and a run
     * changes between about a dozen kinds; in containers a new one takes seconds.
     */
    public int environmentsIn(RuntimeKind kind) {
        return switch (kind) {
            case CONTAINERS -> environments.orElse(12);
            case EMBEDDED -> environments.orElse(6);
            // Whoever has it to himself must have it: two leases would be of the same services.
            case EXTERNAL -> 1;
        };
    }

    /** @throws IllegalArgumentException a property is unknown or has no such value; the message lists what there is */
    public static RunSettings fromSystem() {
        return of(System.getProperties(), System.getenv());
    }

    static RunSettings of(Properties properties, Map<String, String> environment) {
        Map<String, String> asked = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX) && !properties.getProperty(name).isBlank()) {
                asked.put(name, properties.getProperty(name).trim());
            }
        }
        refuseUnknown(asked.keySet());
        return new RunSettings(
                runtime(asked.getOrDefault(RUNTIME, AUTO)),
                asked.getOrDefault(TARGET, "reference"),
                environments(asked.getOrDefault(ENVIRONMENTS, "")),
                hangAfter(asked.getOrDefault(HANG, Long.toString(HANG_AFTER.toSeconds()))),
                ExternalAddresses.of(asked, environment));
    }

    private static void refuseUnknown(Set<String> names) {
        Set<String> known = new TreeSet<>(ExternalAddresses.PROPERTIES);
        known.addAll(Set.of(RUNTIME, TARGET, ENVIRONMENTS, HANG));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("There is no property -D" + name
                        + Closest.to(name, known)
                                .map(close -> "; did you mean -D" + close + "?")
                                .orElse(".")
                        + " Known: " + String.join(", ", known));
            }
        }
    }

    private static Optional<RuntimeKind> runtime(String value) {
        for (RuntimeKind kind : RuntimeKind.values()) {
            if (kind.toString().equals(value)) {
                return Optional.of(kind);
            }
        }
        if (value.equals(AUTO)) {
            return Optional.empty();
        }
        throw new IllegalArgumentException(
                "-D" + RUNTIME + "=" + value + " is no runtime. Allowed: auto, containers, embedded, external");
    }

    private static Duration hangAfter(String value) {
        if (value.matches("[1-9]\\d{0,4}")) {
            return Duration.ofSeconds(Integer.parseInt(value));
        }
        throw new IllegalArgumentException("-D" + HANG + "=" + value + " is not a number of seconds from 1 to 99999");
    }

    private static OptionalInt environments(String value) {
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= MOST_ENVIRONMENTS) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of bounds.
        }
        throw new IllegalArgumentException(
                "-D" + ENVIRONMENTS + "=" + value + " is not a number from 1 to " + MOST_ENVIRONMENTS);
    }
}
