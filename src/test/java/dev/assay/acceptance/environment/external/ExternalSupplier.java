package dev.assay.acceptance.environment.external;

import dev.assay.acceptance.environment.ExternalAddresses;
import dev.assay.acceptance.environment.Health;
import dev.assay.acceptance.environment.Network;
import dev.assay.acceptance.environment.NetworkSupplier;
import dev.assay.acceptance.environment.Obstacle;
import dev.assay.acceptance.environment.RuntimeKind;
import dev.assay.acceptance.environment.Topology;
import java.net.URI;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** Hands out the one network there is, to whoever asks for something like it. */
public final class ExternalSupplier implements NetworkSupplier {
    private final ExternalAddresses addresses;

    public ExternalSupplier(ExternalAddresses addresses) {
        this.addresses = addresses;
    }

    /** What stands against judging these services, and what mends it. */
    public static Optional<Obstacle> obstacle(ExternalAddresses addresses) {
        if (addresses.gateway().isEmpty()) {
            return Optional.of(
                    new Obstacle("no address of a gateway is given", "the same with -Dassay.external.gateway=URL"));
        }
        URI status = ExternalNetwork.statusOf(addresses.gateway().get());
        return Health.complaint(status)
                .map(complaint -> new Obstacle(
                        status + ": " + complaint,
                        "`curl " + status + "`, and start the gateway if it does not answer"));
    }

    @Override
    public RuntimeKind kind() {
        return RuntimeKind.EXTERNAL;
    }

    /** @throws TestAbortedException the services are not of that kind, or nobody can know */
    @Override
    public Network start(String id, Topology topology) {
        if (topology.hosts() > addresses.hosts().size()) {
            throw new TestAbortedException("needs " + topology.hosts() + " hosts; -Dassay.external.hosts names "
                    + addresses.hosts().size());
        }
        Topology plain = Topology.ofHosts(topology.hosts()).storingIn(topology.storage());
        if (!topology.equals(plain) && !topology.equals(plain.withGateway(topology.gateway()))) {
            throw new TestAbortedException("needs services started for it (" + topology.fingerprint()
                    + "); the external runtime takes them as they are");
        }
        return new ExternalNetwork(addresses, topology);
    }

    @Override
    public void close() {
        // Nothing was started.
    }
}
