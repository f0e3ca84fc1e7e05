package dev.assay.acceptance.environment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The right of one scenario to use an environment, until it is closed. Closing undoes what the scenario did, last thing
 * first, and never fails: an environment that cannot be healed is thrown away instead.
 */
public final class Lease implements AutoCloseable {
    private final Tenancy tenancy;
    private final LifecycleListener listener;
    private final Consumer<Lease> release;
    private final Environment environment;
    private final Deque<Heal> heals = new ArrayDeque<>();
    private Optional<String> spoilt = Optional.empty();
    private boolean closed;

    Lease(String id, RuntimeKind runtime, Topology topology, Network network, Terms terms) {
        this.tenancy = terms.tenancy();
        this.listener = terms.listener();
        this.release = terms.release();
        this.environment = new LeasedEnvironment(id, runtime, topology, network, this);
    }

    /** How a lease was given, and whom it goes back to. */
    record Terms(Tenancy tenancy, LifecycleListener listener, Consumer<Lease> release) {}

    /** Something to undo when the lease ends. */
    record Heal(String what, Runnable action) {}

    public Environment environment() {
        return environment;
    }

    Tenancy tenancy() {
        return tenancy;
    }

    /** Has something undone when the lease ends, before what was registered earlier. Thread-safe. */
    public synchronized void onRelease(String what, Runnable heal) {
        if (closed) {
            throw new IllegalStateException(what + ": the lease of " + environment.id() + " has ended");
        }
        heals.push(new Heal(what, heal));
    }

    /** Nobody is to have the environment after this lease: something was lost that nobody can bring back. */
    public synchronized void spoil(String why) {
        spoilt = Optional.of(why);
    }

    /** Gives the environment back. A second call does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        release.accept(this);
    }

    /** Why nobody is to have the environment any more; empty while it is as good as before. */
    synchronized Optional<String> spoilt() {
        return spoilt;
    }

    /** What is to be undone, in that order. */
    synchronized Deque<Heal> heals() {
        return new ArrayDeque<>(heals);
    }

    synchronized void tell(String subject, String event) {
        listener.happened(subject, event);
    }

    /** @throws IllegalStateException the lease has ended, or others use the environment too */
    synchronized void requireControl(String service) {
        if (closed) {
            throw new IllegalStateException(service + ": the lease of " + environment.id() + " has ended");
        }
        if (tenancy != Tenancy.EXCLUSIVE) {
            throw new IllegalStateException(service + " cannot be stopped or started: " + environment.id()
                    + " is shared with other scenarios. Lease it " + Tenancy.EXCLUSIVE);
        }
    }
}
