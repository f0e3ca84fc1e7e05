package dev.assay.acceptance.environment.containers;

import dev.assay.acceptance.environment.Network;
import dev.assay.acceptance.environment.NetworkSupplier;
import dev.assay.acceptance.environment.Ports;
import dev.assay.acceptance.environment.RunId;
import dev.assay.acceptance.environment.RuntimeKind;
import dev.assay.acceptance.environment.SecretKey;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.target.Target;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Makes networks of containers. Its preflight must have found nothing in the way. */
public final class ContainerSupplier implements NetworkSupplier {
    private final Origin origin;
    private final String engineHost;
    private final Ports ports = new Ports();

    public ContainerSupplier(RunId run, Target target, Map<String, String> environment) {
        URI engine = EngineSocket.find(environment, Duration.ZERO).uri();
        this.origin = new Origin(run, target, new Engine(engine), Clock.systemUTC());
        this.engineHost = engine.getHost() == null ? ContainerSite.LOOPBACK : engine.getHost();
    }

    @Override
    public RuntimeKind kind() {
        return RuntimeKind.CONTAINERS;
    }

    @Override
    public Network start(String id, Topology topology) {
        String password = SecretKey.generate().hex();
        ContainerNetwork network =
                new ContainerNetwork(origin, id, topology, new ContainerSite(engineHost, ports, password));
        try {
            network.start();
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    @Override
    public void close() {
        // Every network has removed what it made; the engine is not ours.
    }
}
