package dev.assay.acceptance.environment.embedded;

import dev.assay.acceptance.environment.Capability;
import dev.assay.acceptance.environment.Network;
import dev.assay.acceptance.environment.NetworkFacts;
import dev.assay.acceptance.environment.NetworkPlan;
import dev.assay.acceptance.environment.ServicePlan;
import dev.assay.acceptance.environment.ServiceProcess;
import dev.assay.acceptance.environment.Together;
import dev.assay.acceptance.environment.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A network in this JVM. */
final class EmbeddedNetwork implements Network {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedNetwork.class);

    private final NetworkFacts facts;
    private final Topology topology;
    private final Path directory;
    private final Optional<DatabaseServer> database;
    private final List<EmbeddedService> services = new ArrayList<>();

    /** @param database the one that this network has to itself */
    EmbeddedNetwork(
            String id, Topology topology, EmbeddedSite site, Path directory, Optional<DatabaseServer> database) {
        this.topology = topology;
        this.directory = directory;
        this.database = database;
        NetworkPlan plan = new NetworkPlan(id, topology, site);
        for (ServicePlan service : plan.services()) {
            services.add(new EmbeddedService(service, NetworkPlan.instance(id, service.name())));
        }
        this.facts = plan.facts();
    }

    /** The chain first: the others ask it; then all others at once. */
    void start() {
        services.get(0).start();
        Together.run(services.subList(1, services.size()).stream()
                .<Runnable>map(service -> service::start)
                .toList());
    }

    @Override
    public NetworkFacts facts() {
        return facts;
    }

    @Override
    public List<ServiceProcess> services() {
        List<ServiceProcess> all = new ArrayList<>(services);
        database.ifPresent(server -> all.add(1, new OwnDatabase(server)));
        return List.copyOf(all);
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> all = Capability.of(topology);
        all.remove(Capability.REAL_PROCESSES);
        if (database.isEmpty()) {
            all.remove(Capability.CONTROL_DATABASE);
        }
        all.remove(Capability.CUT_NETWORK);
        all.remove(Capability.PAUSE_SERVICES);
        return all;
    }

    @Override
    public void close() {
        List<EmbeddedService> backwards = new ArrayList<>(services);
        Collections.reverse(backwards);
        for (EmbeddedService service : backwards) {
            try {
                service.close();
            } catch (RuntimeException e) {
                LOG.warn("{} did not end: {}", service.name(), e.toString());
            }
        }
        database.ifPresent(this::end);
        Directories.delete(directory);
    }

    private void end(DatabaseServer server) {
        try {
            server.close();
        } catch (RuntimeException e) {
            LOG.warn("the database did not end: {}", e.toString());
        }
    }
}
