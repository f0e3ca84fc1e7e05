package dev.assay.acceptance.evidence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The secrets of a run, by value. Thread-safe. */
public final class Secrets {
    private static final Secrets OF_THIS_RUN = new Secrets();

    private final Map<String, String> names = new ConcurrentHashMap<>();

    /** For this process: scenarios register, reports redact, and Cucumber lets the two share nothing else. */
    public static Secrets ofThisRun() {
        return OF_THIS_RUN;
    }

    /** @param name what stands in its place: {@code [redacted:name]} */
    public void register(String name, String value) {
        names.put(value, name);
    }
}
