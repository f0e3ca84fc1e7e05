package dev.assay.acceptance.environment;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a person asked of the run, in system properties {@code assay.*} and, where it is secret, environment variables.
 *
 * @param runtime empty for {@code auto}
 * @param target the product to judge
 * @param environments how many networks may live at once
 * @param external where the services of the external runtime are
 */
public record RunSettings(Optional<RuntimeKind> runtime, String target, int environments, ExternalAddresses external) {
    static final String RUNTIME = "assay.runtime";
    static final String TARGET = "assay.target";
    static final String ENVIRONMENTS = "assay.environments";

    private static final String PREFIX = "assay.";
    private static final String AUTO = "auto";
    private static final int MOST_ENVIRONMENTS = 32;

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
                environments(asked.getOrDefault(ENVIRONMENTS, "3")),
                ExternalAddresses.of(asked, environment));
    }

    private static void refuseUnknown(Set<String> names) {
        Set<String> known = new TreeSet<>(ExternalAddresses.PROPERTIES);
        known.addAll(Set.of(RUNTIME, TARGET, ENVIRONMENTS));
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

    private static int environments(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= MOST_ENVIRONMENTS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of bounds.
        }
        throw new IllegalArgumentException(
                "-D" + ENVIRONMENTS + "=" + value + " is not a number from 1 to " + MOST_ENVIRONMENTS);
    }
}
