package dev.assay.acceptance.environment.external;

import dev.assay.acceptance.environment.ExternalAddresses;
import dev.assay.acceptance.environment.GatewayForm;
import dev.assay.acceptance.environment.Health;
import dev.assay.acceptance.environment.Network;
import dev.assay.acceptance.environment.NetworkSupplier;
import dev.assay.acceptance.environment.Obstacle;
import dev.assay.acceptance.environment.RuntimeKind;
import dev.assay.acceptance.environment.Topology;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opentest4j.TestAbortedException;

/** Hands out the one network there is, to whoever asks for something like it. */
public final class ExternalSupplier implements NetworkSupplier {
    /** What a stub engine answers, and for which model: real engines answer as they do. */
    private static final Set<String> OF_NO_CONSEQUENCE = Set.of("DEVSHARD_STUB_MODE", "DEVSHARD_MODEL");

    private static final String PAUSE = "DEVSHARD_STUB_CHUNK_GAP_MS";

    private final ExternalAddresses addresses;

    public ExternalSupplier(ExternalAddresses addresses) {
        this.addresses = addresses;
    }

    /** What stands against judging these services, and what mends it. */
    public static Optional<Obstacle> obstacle(ExternalAddresses addresses) {
        if (addresses.gateway().isEmpty() && addresses.engine().isEmpty()) {
            return Optional.of(new Obstacle(
                    "no address of a gateway or of an engine is given",
                    "the same with -Dassay.external.gateway=URL or -Dassay.external.engine=URL"));
        }
        return addresses.gateway().flatMap(ExternalSupplier::silentGateway).or(() -> addresses
                .engine()
                .flatMap(ExternalSupplier::silentEngine));
    }

    private static Optional<Obstacle> silentGateway(URI gateway) {
        URI status = ExternalNetwork.statusOf(gateway);
        return Health.complaint(status)
                .map(complaint -> new Obstacle(
                        status + ": " + complaint,
                        "`curl " + status + "`, and start the gateway if it does not answer"));
    }

    private static Optional<Obstacle> silentEngine(ExternalAddresses.Engine engine) {
        return FirstModel.complaint(engine)
                .map(complaint -> new Obstacle(
                        complaint,
                        "`curl " + engine.url()
                                + "/v1/models`, start the engine if it does not answer, and give its key"
                                + " in ASSAY_EXTERNAL_ENGINE_KEY if it wants one"));
    }

    @Override
    public RuntimeKind kind() {
        return RuntimeKind.EXTERNAL;
    }

    /** @throws TestAbortedException the services are not of that kind, or nobody can know */
    @Override
    public Network start(String id, Topology topology) {
        if (topology.hasNetwork() && addresses.gateway().isEmpty()) {
            throw new TestAbortedException("needs a network; no -Dassay.external.gateway names one");
        }
        if (!topology.hasNetwork() && addresses.engine().isEmpty()) {
            throw new TestAbortedException("needs an inference engine; no -Dassay.external.engine names one");
        }
        if (topology.hosts() > addresses.hosts().size()) {
            throw new TestAbortedException("needs " + topology.hosts() + " hosts; -Dassay.external.hosts names "
                    + addresses.hosts().size());
        }
        String unknown = wishes(topology);
        if (!unknown.isEmpty()) {
            throw new TestAbortedException(
                    "needs services started " + unknown + "; the external runtime takes them as they are");
        }
        return new ExternalNetwork(addresses, topology);
    }

    /** What the topology asks for that only somebody who starts services can give. Where they store, nobody outside can see. */
    private String wishes(Topology topology) {
        List<String> wishes = new ArrayList<>();
        if (topology.hasNetwork() && topology.engine()) {
            wishes.add("with hosts that answer with an engine");
        }
        if (!topology.testMode()) {
            wishes.add("without test mode");
        }
        if (!topology.routePrefix().equals(Topology.LEGACY_PREFIX)) {
            wishes.add("at " + topology.routePrefix());
        }
        if (topology.gateway() == GatewayForm.ONE_ESCROW && addresses.escrow().isEmpty()) {
            wishes.add("with a gateway of one escrow");
        }
        topology.settings()
                .values()
                .forEach(settings -> settings.forEach((name, value) -> {
                    if (!OF_NO_CONSEQUENCE.contains(name) && !(name.equals(PAUSE) && value.equals("0"))) {
                        wishes.add("with " + name + "=" + value);
                    }
                }));
        return String.join(", ", wishes);
    }

    @Override
    public void close() {
        // Nothing was started.
    }
}
