package dev.assay.acceptance.environment;

/** What a scenario asks the pool for. */
record Wanted(Topology topology, Tenancy tenancy) {
    String fingerprint() {
        return topology.fingerprint();
    }

    @Override
    public String toString() {
        return (tenancy == Tenancy.SHARED ? "to be shared: " : "to be used alone: ") + fingerprint();
    }
}
