package dev.assay.acceptance.environment;

import java.util.List;

/**
 * One service of a {@link Network}, in whatever form the runtime gives it. Used by one thread at a time, but for
 * {@link #probe()} and {@link #logTail}. Every method but {@code running} may throw {@link EnvironmentFailure}.
 */
public interface ServiceProcess {
    String name();

    /** Whether it was started and not stopped since; not whether it is well. */
    boolean running();

    void stop();

    void kill();

    /** Returns when it is ready. */
    void start();

    /** Asks it once whether it is well. */
    void probe();

    /** At most that many of its last log lines, oldest first; empty where logs cannot be had. */
    List<String> logTail(int lines);
}
