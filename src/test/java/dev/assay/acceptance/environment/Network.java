package dev.assay.acceptance.environment;

import java.util.List;
import java.util.Set;

/** A network as a supplier hands it to the pool. */
public interface Network extends AutoCloseable {
    NetworkFacts facts();

    /** In the order in which they depend on each other: the chain, the database where there is one, hosts, gateway. */
    List<ServiceProcess> services();

    Set<Capability> capabilities();

    /** Ends all services and removes what they left. Does not fail: what cannot be removed is logged. */
    @Override
    void close();
}
