package dev.assay.acceptance.door;

import dev.assay.acceptance.environment.EnvironmentPool;
import dev.assay.acceptance.environment.RunId;
import dev.assay.acceptance.environment.RunSettings;
import dev.assay.acceptance.environment.RuntimeChoice;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What all scenarios of one run have in common. A run is a JVM: Surefire and IDEs start one for each, so this object lives
 * exactly as long as the constant that refers to it, and is closed when the launcher's session ends or the JVM goes down.
 * Cucumber makes a world for every scenario and has no wider scope that JUnit's session could be seen from; that is the only
 * reason why {@link #current()} exists. It is called by {@link Door}, its listeners and the world; everybody else is given
 * what they need.
 */
public final class AcceptanceRun implements AutoCloseable {
    /** Longer than the longest scenario, so that it ends a deadlock and not a queue. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final AcceptanceRun CURRENT =
            new AcceptanceRun(RunId.generate(Clock.systemUTC()), ScenarioFilter.fromSystem());

    private final RunId id;
    private final ScenarioFilter filter;
    private final ScenarioTally tally = new ScenarioTally();
    private RuntimeChoice choice;
    private EnvironmentPool pool;
    private Optional<String> end = Optional.empty();
    private boolean closed;

    AcceptanceRun(RunId id, ScenarioFilter filter) {
        this.id = id;
        this.filter = filter;
    }

    public static AcceptanceRun current() {
        return CURRENT;
    }

    public RunId id() {
        return id;
    }

    /**
     * Where the services run, decided at the first call.
     *
     * @throws IllegalArgumentException an {@code assay.*} property is wrong
     * @throws IllegalStateException what a strict runtime needs is not there
     */
    public synchronized RuntimeChoice choice() {
        if (choice == null) {
            choice = Runtimes.decide(RunSettings.fromSystem());
        }
        return choice;
    }

    /** The environments of this run; made at the first call, and with it whatever makes them. */
    public synchronized EnvironmentPool environments() {
        if (closed) {
            throw new IllegalStateException("the run is over");
        }
        if (pool == null) {
            RunSettings settings = RunSettings.fromSystem();
            pool = new EnvironmentPool(
                    Runtimes.supplier(choice().runtime(), id, settings),
                    settings.environmentsIn(choice().runtime()),
                    PATIENCE);
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "assay-close"));
        }
        return pool;
    }

    /** Why the run ends before its time; empty as long as it does not, or when somebody interrupts it from outside. */
    public synchronized Optional<String> end() {
        return end;
    }

    synchronized void endedBecause(String why) {
        end = Optional.of(why);
    }

    ScenarioFilter filter() {
        return filter;
    }

    ScenarioTally tally() {
        return tally;
    }

    /** Ends every environment. A second call does nothing. */
    @Override
    public void close() {
        EnvironmentPool open;
        synchronized (this) {
            closed = true;
            open = pool;
        }
        if (open != null) {
            open.close();
        }
    }
}
