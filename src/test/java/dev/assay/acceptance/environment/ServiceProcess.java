package dev.assay.acceptance.environment;

import java.util.List;
import java.util.Map;

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

    /** Makes this trouble for it. Called only where the network has the capability for it. */
    default void begin(Trouble trouble) {
        throw new UnsupportedOperationException(name() + " cannot " + trouble + " in this runtime");
    }

    /** Ends it, and returns when the service answers the judge. */
    default void end(Trouble trouble) {
        throw new UnsupportedOperationException(name() + " cannot " + trouble + " in this runtime");
    }

    /**
     * Has its next starts see these values instead of those it was made with; nothing of what earlier calls changed remains.
     * Called while it is down.
     */
    void configure(Map<String, String> changes);

    /** Asks it once whether it is well. */
    void probe();

    /** At most that many of its last log lines, oldest first; empty where logs cannot be had. */
    List<String> logTail(int lines);
}
