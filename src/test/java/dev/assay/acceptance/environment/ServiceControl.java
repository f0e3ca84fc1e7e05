package dev.assay.acceptance.environment;

import java.util.List;
import java.util.Map;

/**
 * One service of a leased environment. Every change is told to the lease's listener and undone when the lease is closed.
 *
 * <p>Changing anything needs {@link Capability#CONTROL_SERVICES} (without it the scenario is skipped, with that reason) and
 * an {@link Tenancy#EXCLUSIVE} lease (without it: {@link IllegalStateException}, for the scenario is wrong). A service that
 * cannot be stopped or started ends in {@link EnvironmentFailure} with its last log lines.
 */
public interface ServiceControl {
    /** As in {@link ServiceName}. */
    String name();

    boolean running();

    /** Ends it as SIGTERM would: requests under way are answered, storage is closed. Does nothing when it is down. */
    void stop();

    /** Ends it as SIGKILL would: connections are cut, nothing more is written. Does nothing when it is down. */
    void kill();

    /** Starts it on the port and the data it had, and returns when it is ready. Does nothing when it runs. */
    void start();

    /** {@link #stop()}, then {@link #start()}. */
    void restart();

    /** Stops it and starts it on the data it had, with other values of these settings; the next lease finds the old ones. */
    void restartWith(Map<String, String> settings);

    /** Trouble from outside, not begun yet. */
    NetworkFault fault(Trouble trouble);

    /** The last lines it logged, oldest first, at most that many; empty without {@link Capability#SERVICE_LOGS}. */
    List<String> logTail(int lines);
}
