package dev.assay.acceptance.environment;

import java.util.Locale;

/** Where the judged services run. */
public enum RuntimeKind {
    /** One container a service. */
    CONTAINERS,
    /** All services inside the judge's JVM, on loopback ports. */
    EMBEDDED,
    /** Services somebody else started; Assay has their addresses and no more. */
    EXTERNAL;

    /** The word as {@code -Dassay.runtime} takes it and reports print it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
