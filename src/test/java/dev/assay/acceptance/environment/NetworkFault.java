package dev.assay.acceptance.environment;

/**
 * Trouble that a scenario makes for one service of its environment. Healed by the scenario, or else by the end of the
 * lease, last fault first; the pool then looks whether the service is well and connected, and throws the environment
 * away where it is not.
 */
public interface NetworkFault {
    /**
     * Begins it; a second call does nothing.
     *
     * <p>Skips the scenario where the runtime cannot make such trouble.
     *
     * @throws IllegalStateException the environment is shared with other scenarios
     * @throws EnvironmentFailure it did not begin
     */
    void start();

    /**
     * Ends it and returns when the judge is answered again; does nothing before the start and after the end.
     *
     * @throws EnvironmentFailure it did not end
     */
    void heal();
}
