package dev.assay.acceptance.environment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done with an environment when a scenario gives it back: undo what it did, then see whether all is well. */
final class Inspection {
    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

    private final PooledEnvironment environment;
    private final Lease lease;

    Inspection(PooledEnvironment environment, Lease lease) {
        this.environment = environment;
        this.lease = lease;
    }

    /** Whether another scenario may have it. Of an environment of use only once nothing is healed. */
    boolean passes() {
        return environment.topology().reusable() && unspoilt() && healed() && well();
    }

    private boolean unspoilt() {
        lease.spoilt().ifPresent(why -> {
            LOG.info("{} is thrown away: {}", environment.id(), why);
            lease.tell(environment.id(), "is thrown away: " + why);
        });
        return lease.spoilt().isEmpty();
    }

    private boolean healed() {
        for (Lease.Heal heal : lease.heals()) {
            try {
                heal.action().run();
                LOG.info("{} healed: {}", environment.id(), heal.what());
            } catch (RuntimeException e) {
                LOG.warn("{} is thrown away: could not {}: {}", environment.id(), heal.what(), e.getMessage());
                lease.tell(environment.id(), "is thrown away: could not " + heal.what() + ": " + e.getMessage());
                return false;
            }
        }
        return true;
    }

    private boolean well() {
        for (ServiceProcess service : environment.network().services()) {
            try {
                service.probe();
            } catch (RuntimeException e) {
                LOG.warn("{} is thrown away: {}", environment.id(), e.getMessage());
                lease.tell(environment.id(), "is thrown away: " + e.getMessage());
                return false;
            }
        }
        return true;
    }
}
