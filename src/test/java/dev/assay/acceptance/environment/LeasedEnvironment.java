package dev.assay.acceptance.environment;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A network, seen through one lease. */
final class LeasedEnvironment implements Environment {
    private final String id;
    private final RuntimeKind runtime;
    private final Topology topology;
    private final Network network;
    private final Map<String, ServiceControl> services = new LinkedHashMap<>();

    LeasedEnvironment(String id, RuntimeKind runtime, Topology topology, Network network, Lease lease) {
        this.id = id;
        this.runtime = runtime;
        this.topology = topology;
        this.network = network;
        for (ServiceProcess process : network.services()) {
            services.put(process.name(), new LeasedService(process, this, lease));
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RuntimeKind runtime() {
        return runtime;
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public URI chain() {
        return network.facts().chain();
    }

    @Override
    public URI gateway() {
        return network.facts().gateway();
    }

    @Override
    public String model() {
        return network.facts().model();
    }

    @Override
    public int hosts() {
        return network.facts().hosts().size();
    }

    @Override
    public URI host(int index) {
        return hostFacts(index).url();
    }

    @Override
    public Address hostAddress(int index) {
        return hostFacts(index).address();
    }

    @Override
    public PrivateKey hostKey(int index) {
        require(Capability.HOST_KEYS);
        return hostFacts(index).key().orElseThrow();
    }

    @Override
    public String adminKey() {
        require(Capability.GATEWAY_ADMIN);
        return network.facts().adminKey();
    }

    @Override
    public String apiKey() {
        return network.facts().apiKey();
    }

    @Override
    public Optional<NetworkFacts.Engine> engine() {
        return network.facts().engine();
    }

    @Override
    public Optional<SeededEscrow> seededEscrow() {
        return network.facts().seededEscrow();
    }

    @Override
    public Map<String, String> secrets() {
        return network.facts().secrets();
    }

    @Override
    public List<String> services() {
        return List.copyOf(services.keySet());
    }

    @Override
    public ServiceControl service(String name) {
        ServiceControl service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException(
                    id + " has no service \"" + name + "\"; it has " + String.join(", ", services.keySet()));
        }
        return service;
    }

    @Override
    public Set<Capability> capabilities() {
        return network.capabilities();
    }

    @Override
    public String toString() {
        return id + " (" + topology.fingerprint() + ", " + runtime + ")";
    }

    private NetworkFacts.Host hostFacts(int index) {
        List<NetworkFacts.Host> hosts = network.facts().hosts();
        if (index < 0 || index >= hosts.size()) {
            throw new IllegalArgumentException(
                    id + " has no host " + index + "; it has hosts 0 to " + (hosts.size() - 1));
        }
        return hosts.get(index);
    }
}
