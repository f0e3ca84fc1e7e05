package dev.assay.acceptance.environment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which environments there are and which of them suits whom. Not thread-safe: the pool's lock guards it. */
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentPool.class);

    private final int limit;
    private final List<PooledEnvironment> environments = new ArrayList<>();
    private final Map<String, EnvironmentFailure> failures = new HashMap<>();
    private int made;

    Shelf(int limit) {
        this.limit = limit;
    }

    /**
     * What looking once came to.
     *
     * @param theirs the asker is its tenant; it may still have to be made, by the asker
     * @param inTheWay an idle one that is the asker's to close
     */
    record Found(Optional<PooledEnvironment> theirs, Optional<PooledEnvironment> inTheWay) {
        private static final Found NOTHING = new Found(Optional.empty(), Optional.empty());

        boolean nothing() {
            return theirs.isEmpty() && inTheWay.isEmpty();
        }
    }

    /**
     * @param waited for how long the asker has already waited
     * @throws EnvironmentFailure such a topology could not be made before
     */
    Found lookFor(Wanted wanted, Duration waited) {
        refuseIfHopeless(wanted);
        Optional<PooledEnvironment> fitting = fitting(wanted);
        if (fitting.isPresent() || isUnderWay(wanted) || waited.compareTo(worthWaiting(wanted)) < 0) {
            return new Found(fitting, Optional.empty());
        }
        return environments.size() < limit
                ? new Found(Optional.of(reserve(wanted)), Optional.empty())
                : new Found(Optional.empty(), takeIdle());
    }

    /** As long as it took to make the one that fits but is taken; zero, where there is none. */
    Duration worthWaiting(Wanted wanted) {
        return environments.stream()
                .filter(each -> each.suits(wanted.fingerprint()))
                .map(PooledEnvironment::making)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    void remove(PooledEnvironment environment) {
        environments.remove(environment);
    }

    /** Nobody is to try this topology again. */
    void remember(Topology topology, EnvironmentFailure failure) {
        failures.putIfAbsent(topology.fingerprint(), failure);
    }

    /** Takes down all that are ready; those under way remain. */
    List<PooledEnvironment> takeReady() {
        List<PooledEnvironment> ready =
                environments.stream().filter(PooledEnvironment::ready).toList();
        environments.removeAll(ready);
        return ready;
    }

    /** Takes down all that nobody uses; what could not be made before may be tried again. */
    List<PooledEnvironment> takeIdleAndForgetFailures() {
        failures.clear();
        List<PooledEnvironment> idle =
                environments.stream().filter(PooledEnvironment::idle).toList();
        environments.removeAll(idle);
        return idle;
    }

    boolean isEmpty() {
        return environments.isEmpty();
    }

    private void refuseIfHopeless(Wanted wanted) {
        EnvironmentFailure failure = failures.get(wanted.fingerprint());
        if (failure != null) {
            throw new EnvironmentFailure("not tried again: " + failure.getMessage(), failure);
        }
    }

    /** The busiest, so that idle ones are left for those who need one alone. */
    private Optional<PooledEnvironment> fitting(Wanted wanted) {
        Optional<PooledEnvironment> fitting = environments.stream()
                .filter(each -> each.admits(wanted.fingerprint(), wanted.tenancy()))
                .max(Comparator.comparingInt(PooledEnvironment::tenants));
        fitting.ifPresent(environment -> {
            LOG.info("{} is reused, beside {} others, {}", environment.id(), environment.tenants(), wanted);
            environment.admit(wanted.tenancy());
        });
        return fitting;
    }

    private boolean isUnderWay(Wanted wanted) {
        return wanted.tenancy() == Tenancy.SHARED
                && environments.stream().anyMatch(each -> each.willAdmit(wanted.fingerprint()));
    }

    private PooledEnvironment reserve(Wanted wanted) {
        made++;
        PooledEnvironment reserved = new PooledEnvironment("e" + made, wanted.topology());
        LOG.info("{} is made {}; none of these fits: {}", reserved.id(), wanted, environments);
        reserved.admit(wanted.tenancy());
        environments.add(reserved);
        return reserved;
    }

    /** The one nobody has used for the longest time. It takes no more tenants. */
    private Optional<PooledEnvironment> takeIdle() {
        Optional<PooledEnvironment> idle = environments.stream()
                .filter(PooledEnvironment::idle)
                .min(Comparator.comparingLong(PooledEnvironment::idleSince));
        idle.ifPresent(PooledEnvironment::condemn);
        return idle;
    }

    /** Each with who uses it. */
    @Override
    public String toString() {
        return environments.toString();
    }
}
