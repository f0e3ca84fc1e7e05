package dev.assay.acceptance.environment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out environments to scenarios and takes them back.
 *
 * <p>The pool keeps at most {@code limit} environments, counting those that are just being made or thrown away. Who asks
 * for one gets, in this order: a fitting environment that lives (same fingerprint, and either nobody uses it, or everybody
 * incl. the asker shares it); the fitting one that somebody else is just making, when sharing; a fitting one that is given
 * back before another could have been made; a new one, if there is room; room, by throwing away the one that has been idle longest; else a place in the queue, until something is given
 * back or patience ends. One lock guards all of this; making, healing, probing and closing happen outside of it, by the
 * thread that asked for it, on an environment that is marked so that nobody else takes it.
 *
 * <p>What comes back is healed in reverse order (exclusive leases), then probed; an environment that cannot be healed,
 * does not answer, or is of use only once, takes no more tenants and is closed when the last one has left. A topology that
 * could not be made is not tried again: every later scenario that wants it fails at once, with the same words. The pool
 * relies on scenarios holding one lease at a time; two could deadlock, and end when patience does.
 */
public final class EnvironmentPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentPool.class);

    /** How long the end of the run waits for environments that are just being made. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(20);

    private final NetworkSupplier supplier;
    private final Shelf shelf;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    /**
     * @param limit how many environments may live at once, at least 1
     * @param patience how long a scenario waits for one
     */
    public EnvironmentPool(NetworkSupplier supplier, int limit, Duration patience) {
        if (limit < 1) {
            throw new IllegalArgumentException("a pool of " + limit + " environments");
        }
        this.supplier = supplier;
        this.shelf = new Shelf(limit);
        this.patience = patience;
    }

    /**
     * An environment of this topology, made now or reused. Blocks while all are taken.
     *
     * @param listener hears what happens to the environment during the lease
     * @throws EnvironmentFailure it could not be made, now or when it was tried before; or patience ended
     */
    public Lease lease(Topology topology, Tenancy tenancy, LifecycleListener listener) {
        Wanted wanted = new Wanted(topology, tenancy);
        PooledEnvironment environment = find(wanted);
        if (!environment.ready()) {
            make(environment);
        }
        Lease.Terms terms = new Lease.Terms(tenancy, listener, given -> release(environment, given));
        Lease lease = new Lease(environment.id(), supplier.kind(), topology, environment.network(), terms);
        lease.tell(environment.id(), "was leased " + wanted);
        return lease;
    }

    /**
     * Throws away the environments that nobody uses, and forgets what could not be made: from here on everything is tried
     * anew. For who changes the services themselves.
     */
    public void renew() {
        locked(shelf::takeIdleAndForgetFailures)
                .forEach(environment -> environment.network().close());
    }

    /**
     * Closes every environment, leased or not, then the supplier. Who is just making one closes it itself; that is waited for,
     * within bounds, because the JVM may be about to end. A second call does nothing.
     */
    @Override
    public void close() {
        Optional<List<PooledEnvironment>> ready = locked(this::end);
        if (ready.isPresent()) {
            ready.get().forEach(environment -> environment.network().close());
            locked(this::awaitThoseUnderWay);
            supplier.close();
        }
    }

    private Optional<List<PooledEnvironment>> end() {
        if (closed) {
            return Optional.empty();
        }
        closed = true;
        changed.signalAll();
        return Optional.of(shelf.takeReady());
    }

    private boolean awaitThoseUnderWay() {
        long left = LAST_PATIENCE.toNanos();
        try {
            while (!shelf.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return shelf.isEmpty();
    }

    /** One that is ready, or one that is the caller's to make. The caller is its tenant already. */
    private PooledEnvironment find(Wanted wanted) {
        long asked = System.nanoTime();
        while (true) {
            Shelf.Found found = locked(() -> lookOrWait(wanted, asked));
            if (found.theirs().isPresent()) {
                return found.theirs().get();
            }
            found.inTheWay().ifPresent(idle -> {
                LOG.info("{} is idle and makes room for one {}", idle.id(), wanted);
                discard(idle);
            });
        }
    }

    private Shelf.Found lookOrWait(Wanted wanted, long asked) {
        if (closed) {
            throw new EnvironmentFailure("the run is over: no environment is made any more");
        }
        Duration waited = Duration.ofNanos(System.nanoTime() - asked);
        Shelf.Found found = shelf.lookFor(wanted, waited);
        if (found.nothing()) {
            awaitChange(wanted, waited);
        }
        return found;
    }

    private void awaitChange(Wanted wanted, Duration waited) {
        if (waited.compareTo(patience) >= 0) {
            throw new EnvironmentFailure(
                    "waited " + patience.toSeconds() + " s for an environment " + wanted + "; all are taken: " + shelf);
        }
        Duration worthWaiting = shelf.worthWaiting(wanted);
        Duration until = waited.compareTo(worthWaiting) < 0 ? worthWaiting : patience;
        try {
            changed.awaitNanos(until.minus(waited).toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentFailure("interrupted while waiting for an environment " + wanted, e);
        }
    }

    private void make(PooledEnvironment reserved) {
        long begin = System.nanoTime();
        try {
            Network network = supplier.start(reserved.id(), reserved.topology());
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            settle(reserved, network, took);
            LOG.info("{} is ready after {} ms", reserved.id(), took.toMillis());
        } catch (TestAbortedException e) {
            forget(reserved);
            throw e;
        } catch (RuntimeException | Error e) {
            EnvironmentFailure failure = e instanceof EnvironmentFailure known
                    ? known
                    : new EnvironmentFailure(reserved.id() + " could not be made: " + e, e);
            LOG.warn("{} failed: {}", reserved.id(), failure.getMessage());
            locked(() -> {
                shelf.remember(reserved.topology(), failure);
                return failure;
            });
            forget(reserved);
            throw failure;
        }
    }

    private void settle(PooledEnvironment reserved, Network network, Duration took) {
        boolean tooLate = locked(() -> {
            reserved.settle(network, took);
            changed.signalAll();
            return closed;
        });
        if (tooLate) {
            network.close();
            throw new EnvironmentFailure(reserved.id() + " became ready when the run was over");
        }
    }

    private void release(PooledEnvironment environment, Lease lease) {
        boolean fit = locked(() -> closed) || new Inspection(environment, lease).passes();
        boolean discard = locked(() -> {
            if (!fit) {
                environment.condemn();
            }
            environment.leave();
            changed.signalAll();
            return environment.condemned() && environment.tenants() == 0 && !closed;
        });
        if (discard) {
            discard(environment);
        }
    }

    private void discard(PooledEnvironment environment) {
        try {
            environment.network().close();
        } finally {
            forget(environment);
        }
    }

    private void forget(PooledEnvironment environment) {
        locked(() -> {
            shelf.remove(environment);
            changed.signalAll();
            return environment;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
