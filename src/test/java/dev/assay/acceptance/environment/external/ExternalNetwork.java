package dev.assay.acceptance.environment.external;

import dev.assay.acceptance.environment.Capability;
import dev.assay.acceptance.environment.ExternalAddresses;
import dev.assay.acceptance.environment.Network;
import dev.assay.acceptance.environment.NetworkFacts;
import dev.assay.acceptance.environment.ServiceName;
import dev.assay.acceptance.environment.ServiceProcess;
import dev.assay.acceptance.environment.Topology;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Services that run already, and go on running. */
final class ExternalNetwork implements Network {
    /** Stands where an address was not given; nothing listens there. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    /** The name that Assay's own engine gives the model of the card, unless it is told otherwise. */
    private static final String OWN_MODEL = "assay-tiny";

    /** Shown to an engine for which no key was given: such an engine looks at none. */
    private static final String NO_KEY = "no-key-was-given";

    private final ExternalAddresses addresses;
    private final List<ServiceProcess> services = new ArrayList<>();
    private final NetworkFacts facts;

    ExternalNetwork(ExternalAddresses addresses, Topology topology) {
        this.addresses = addresses;
        this.facts = topology.hasNetwork() ? network(topology.hosts()) : engineAlone();
    }

    private NetworkFacts network(int wanted) {
        List<NetworkFacts.Host> hosts = new ArrayList<>();
        addresses
                .chain()
                .ifPresent(
                        chain -> services.add(ExternalService.answering(ServiceName.CHAIN, below(chain, "/health"))));
        for (int index = 0; index < wanted; index++) {
            ExternalAddresses.Host host = addresses.hosts().get(index);
            hosts.add(new NetworkFacts.Host(host.url(), host.address(), Optional.empty()));
            services.add(ExternalService.answering(ServiceName.host(index), below(host.url(), "/health")));
        }
        URI gateway = addresses.gateway().orElseThrow();
        services.add(ExternalService.answering(ServiceName.GATEWAY, statusOf(gateway)));
        return facts(gateway, hosts, FirstModel.of(gateway), Optional.empty());
    }

    private NetworkFacts engineAlone() {
        ExternalAddresses.Engine engine = addresses.engine().orElseThrow();
        String model = FirstModel.of(engine);
        services.add(new ExternalService(ServiceName.ENGINE, () -> FirstModel.complaint(engine)));
        NetworkFacts.Engine known =
                new NetworkFacts.Engine(engine.url(), engine.key().orElse(NO_KEY), model);
        return facts(NOWHERE, List.of(), model, Optional.of(known));
    }

    private NetworkFacts facts(
            URI gateway, List<NetworkFacts.Host> hosts, String model, Optional<NetworkFacts.Engine> engine) {
        return new NetworkFacts(
                addresses.chain().orElse(NOWHERE),
                gateway,
                hosts,
                model,
                addresses.adminKey().orElse(""),
                addresses.apiKey().orElse(""),
                addresses.escrow(),
                engine,
                secrets());
    }

    static URI statusOf(URI gateway) {
        return below(gateway, "/v1/status");
    }

    @Override
    public NetworkFacts facts() {
        return facts;
    }

    @Override
    public List<ServiceProcess> services() {
        return services;
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> has = EnumSet.of(Capability.REAL_PROCESSES);
        if (addresses.chain().isPresent() && addresses.chainControl()) {
            has.add(Capability.CHAIN_CONTROL);
        }
        if (addresses.engine().flatMap(ExternalAddresses.Engine::key).isPresent()) {
            has.add(Capability.ENGINE_KEY);
        }
        if (facts.engine().filter(engine -> engine.model().equals(OWN_MODEL)).isPresent()) {
            has.add(Capability.OWN_ENGINE);
        }
        if (addresses.adminKey().isPresent()) {
            has.add(Capability.GATEWAY_ADMIN);
        }
        return has;
    }

    @Override
    public void close() {
        // They are not ours to end.
    }

    private Map<String, String> secrets() {
        Map<String, String> secrets = new TreeMap<>();
        addresses.adminKey().ifPresent(key -> secrets.put("admin key", key));
        addresses.apiKey().ifPresent(key -> secrets.put("api key", key));
        addresses.engine().flatMap(ExternalAddresses.Engine::key).ifPresent(key -> secrets.put("engine key", key));
        addresses
                .escrow()
                .ifPresent(
                        escrow -> secrets.put("key of the user", escrow.user().hex()));
        return secrets;
    }

    private static URI below(URI base, String path) {
        return URI.create(base + path);
    }
}
