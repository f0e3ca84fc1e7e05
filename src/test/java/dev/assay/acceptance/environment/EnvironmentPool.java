package dev.assay.acceptance.environment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out environments to scenarios and takes them back.
 *
 * <p>The pool keeps at most {@code limit} environments, counting those that are just being made or thrown away. Who asks
 * for one gets, in this order: a fitting environment that lives (same fingerprint, and either nobody uses it, or everybody
 * incl. the asker shares it); the fitting one that somebody else is just making, when sharing; a new one, if there is
 * room; room, by throwing away the one that has been idle longest; else a place in the queue, until something is given
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

    private final NetworkSupplier supplier;
    private final int limit;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<PooledEnvironment> environments = new ArrayList<>();
    private final Map<String, EnvironmentFailure> failures = new HashMap<>();
    private int made;
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
        this.limit = limit;
        this.patience = patience;
    }

    /**
     * An environment of this topology, made now or reused. Blocks while all are taken.
     *
     * @param listener hears what happens to the environment during the lease
     * @throws EnvironmentFailure it could not be made, now or when it was tried before; or patience ended
     */
    public Lease lease(Topology topology, Tenancy tenancy, LifecycleListener listener) {
        PooledEnvironment environment = find(new Wanted(topology, tenancy));
        if (!environment.ready()) {
            make(environment);
        }
        Lease lease = new Lease(
                environment.id(),
                supplier.kind(),
                topology,
                environment.network(),
                new Lease.Terms(tenancy, listener, given -> release(environment, given)));
        lease.tell(
                environment.id(),
                "was leased, " + tenancy.toString().toLowerCase(java.util.Locale.ROOT) + ": " + topology.fingerprint());
        return lease;
    }

    /** Closes every environment, leased or not, then the supplier. A second call does nothing. */
    @Override
    public void close() {
        List<PooledEnvironment> rest;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            rest = environments.stream().filter(PooledEnvironment::ready).collect(Collectors.toList());
            environments.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        rest.forEach(environment -> environment.network().close());
        supplier.close();
    }

    /** What a scenario asked for. */
    private record Wanted(Topology topology, Tenancy tenancy) {
        String fingerprint() {
            return topology.fingerprint();
        }

        @Override
        public String toString() {
            return tenancy + " " + fingerprint();
        }
    }

    /** One that is ready, or one that is the caller's to make. The caller is its tenant already. */
    private PooledEnvironment find(Wanted wanted) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            PooledEnvironment idle;
            lock.lock();
            try {
                Optional<PooledEnvironment> found = findOrReserve(wanted);
                if (found.isPresent()) {
                    return found.get();
                }
                idle = takeIdle().orElse(null);
                if (idle == null) {
                    awaitChange(wanted, deadline);
                }
            } finally {
                lock.unlock();
            }
            if (idle != null) {
                LOG.info("{} makes room for {}", idle.id(), wanted);
                discard(idle);
            }
        }
    }

    private Optional<PooledEnvironment> findOrReserve(Wanted wanted) {
        refuseIfHopeless(wanted);
        Optional<PooledEnvironment> fitting = environments.stream()
                .filter(each -> each.admits(wanted.fingerprint(), wanted.tenancy()))
                .max(Comparator.comparingInt(PooledEnvironment::tenants));
        if (fitting.isPresent()) {
            PooledEnvironment environment = fitting.get();
            LOG.info("{} reused for {}, beside {} others", environment.id(), wanted, environment.tenants());
            environment.admit(wanted.tenancy());
            return fitting;
        }
        boolean underWay = wanted.tenancy() == Tenancy.SHARED
                && environments.stream().anyMatch(each -> each.willAdmit(wanted.fingerprint()));
        if (underWay || environments.size() >= limit) {
            return Optional.empty();
        }
        made++;
        PooledEnvironment reserved = new PooledEnvironment("e" + made, wanted.topology());
        LOG.info("{} is made for {}: none of {} fits", reserved.id(), wanted, environments);
        reserved.admit(wanted.tenancy());
        environments.add(reserved);
        return Optional.of(reserved);
    }

    private void refuseIfHopeless(Wanted wanted) {
        if (closed) {
            throw new EnvironmentFailure("the run is over: no environment is made any more");
        }
        EnvironmentFailure failure = failures.get(wanted.fingerprint());
        if (failure != null) {
            throw new EnvironmentFailure("not tried again: " + failure.getMessage(), failure);
        }
    }

    /** The one nobody has used for the longest time; it is the caller's to close. */
    private Optional<PooledEnvironment> takeIdle() {
        if (environments.size() < limit) {
            return Optional.empty();
        }
        Optional<PooledEnvironment> idle = environments.stream()
                .filter(PooledEnvironment::idle)
                .min(Comparator.comparingLong(PooledEnvironment::idleSince));
        idle.ifPresent(PooledEnvironment::condemn);
        return idle;
    }

    private void awaitChange(Wanted wanted, long deadline) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new EnvironmentFailure("waited " + patience.toSeconds() + " s for an environment (" + wanted
                    + "), but all are taken: " + environments);
        }
        try {
            changed.await(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentFailure("interrupted while waiting for an environment (" + wanted + ")", e);
        }
    }

    private void make(PooledEnvironment reserved) {
        long begin = System.nanoTime();
        try {
            Network network = supplier.start(reserved.id(), reserved.topology());
            LOG.info("{} is ready after {} ms", reserved.id(), millisSince(begin));
            settle(reserved, network);
        } catch (RuntimeException | Error e) {
            EnvironmentFailure failure = e instanceof EnvironmentFailure known
                    ? known
                    : new EnvironmentFailure(reserved.id() + " could not be made: " + e, e);
            lock.lock();
            try {
                failures.putIfAbsent(reserved.topology().fingerprint(), failure);
                environments.remove(reserved);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            throw failure;
        }
    }

    private void settle(PooledEnvironment reserved, Network network) {
        boolean tooLate;
        lock.lock();
        try {
            tooLate = closed;
            reserved.settle(network);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (tooLate) {
            network.close();
            throw new EnvironmentFailure(reserved.id() + " became ready when the run was over");
        }
    }

    private void release(PooledEnvironment environment, Lease lease) {
        boolean fit = isClosed() || new Inspection(environment, lease).passes();
        boolean discard;
        lock.lock();
        try {
            if (!fit) {
                environment.condemn();
            }
            environment.leave();
            discard = environment.condemned() && environment.tenants() == 0 && !closed;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (discard) {
            discard(environment);
        }
    }

    private void discard(PooledEnvironment environment) {
        try {
            environment.network().close();
        } finally {
            lock.lock();
            try {
                environments.remove(environment);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
