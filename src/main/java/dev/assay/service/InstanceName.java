package dev.assay.service;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which instance of which service this is. Every log line of an instance goes through a logger of its own, so that
 * several instances in one JVM can be told apart.
 *
 * @param service the kind, for instance {@code devshard-host}
 * @param value the instance, from {@code ASSAY_INSTANCE}; the kind where nobody named it
 */
public record InstanceName(String service, String value) {
    private static final String VARIABLE = "ASSAY_INSTANCE";

    public InstanceName {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw InvalidSetting.of(VARIABLE, value, "is not a name of 1 to 64 letters, digits, - or _");
        }
    }

    public static InstanceName of(String service, Settings settings) {
        return new InstanceName(service, settings.text(VARIABLE, service));
    }

    /** The logger {@code assay.<instance>}. */
    public Logger logger() {
        return LoggerFactory.getLogger("assay." + value);
    }

    @Override
    public String toString() {
        return value;
    }
}
