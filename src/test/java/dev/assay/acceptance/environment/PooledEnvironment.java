package dev.assay.acceptance.environment;

import java.time.Duration;

/** An environment and who uses it. Not thread-safe: the pool's lock guards it. */
final class PooledEnvironment {
    private final String id;
    private final Topology topology;
    private Network network;
    private Duration making = Duration.ZERO;
    private int tenants;
    private boolean exclusive;
    private boolean condemned;
    private long idleSince;

    PooledEnvironment(String id, Topology topology) {
        this.id = id;
        this.topology = topology;
    }

    String id() {
        return id;
    }

    Topology topology() {
        return topology;
    }

    Network network() {
        return network;
    }

    int tenants() {
        return tenants;
    }

    boolean ready() {
        return network != null;
    }

    boolean condemned() {
        return condemned;
    }

    boolean idle() {
        return ready() && tenants == 0 && !condemned;
    }

    long idleSince() {
        return idleSince;
    }

    /** Whether a scenario may have it now. */
    boolean admits(String fingerprint, Tenancy tenancy) {
        boolean free = tenants == 0 || tenancy == Tenancy.SHARED && !exclusive;
        return free && suits(fingerprint);
    }

    /** Whether a scenario may have it, now or when it is given back. */
    boolean suits(String fingerprint) {
        return ready() && !condemned && topology.reusable() && matches(fingerprint);
    }

    /** Whether it is being made and will be shared. */
    boolean willAdmit(String fingerprint) {
        return !ready() && !exclusive && topology.reusable() && matches(fingerprint);
    }

    void admit(Tenancy tenancy) {
        tenants++;
        exclusive = tenancy == Tenancy.EXCLUSIVE;
    }

    /** @param took how long it was to be made */
    void settle(Network made, Duration took) {
        network = made;
        making = took;
    }

    Duration making() {
        return making;
    }

    void leave() {
        tenants--;
        if (tenants == 0) {
            exclusive = false;
            idleSince = System.nanoTime();
            condemned = condemned || !topology.reusable();
        }
    }

    /** It takes no more tenants. */
    void condemn() {
        condemned = true;
    }

    private boolean matches(String fingerprint) {
        return topology.fingerprint().equals(fingerprint);
    }

    @Override
    public String toString() {
        String use;
        if (!ready()) {
            use = "being made";
        } else if (tenants == 0) {
            use = condemned ? "being closed" : "idle";
        } else {
            use = exclusive ? "taken by one scenario" : "shared by " + tenants;
        }
        return id + " [" + topology.fingerprint() + "; " + use + "]";
    }
}
