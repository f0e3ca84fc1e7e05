package dev.assay.acceptance.environment;

/** Hears what happens to a scenario's environment: leased, stopped, killed, started, healed. Never called concurrently. */
@FunctionalInterface
public interface LifecycleListener {
    /** For whoever does not care. */
    LifecycleListener NOBODY = (subject, event) -> {};

    /**
     * @param subject the service, or the environment as a whole
     * @param event what happened, in the past tense ("was killed", "was started again, ready after 212 ms")
     */
    void happened(String subject, String event);
}
