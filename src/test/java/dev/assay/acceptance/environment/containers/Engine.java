package dev.assay.acceptance.environment.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Volume;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * A container engine, asked through Testcontainers' client for what a network needs and no more. Testcontainers' own ways are
 * not taken: its factory first starts containers from images that may not be had (one that cleans up, one that finds out where
 * it runs), and its {@code GenericContainer} publishes random ports, remembers them across restarts that change them, and waits
 * for readiness at one question a second for the whole JVM.
 */
final class Engine {
    private static final int LOG_SECONDS = 5;
    private static final int STOP_SECONDS = 20;

    private final DockerClient client;

    /** @param address as in {@code DOCKER_HOST} */
    Engine(URI address) {
        this.client = DockerClientProviderStrategy.getClientForConfig(
                TransportConfig.builder().dockerHost(address).build());
    }

    /**
     * A container as it is to be made.
     *
     * @param alias what its peers call it
     * @param volume holds its data, and outlives it
     */
    record Order(
            String name,
            String alias,
            String image,
            Map<String, String> environment,
            int port,
            String publishedAt,
            String volume,
            Networks networks,
            Map<String, String> labels) {
        /** The same container with other values of these environment variables. */
        Order changed(Map<String, String> changes) {
            Map<String, String> all = new LinkedHashMap<>(environment);
            all.putAll(changes);
            return new Order(name, alias, image, all, port, publishedAt, volume, networks, labels);
        }

        /** Never the environment: some of it is secret. */
        @Override
        public String toString() {
            return name + " from " + image;
        }
    }

    /** The two networks of a topology. */
    record Networks(String control, String peer) {}

    void createNetwork(String name, boolean internal, Map<String, String> labels) {
        client.createNetworkCmd()
                .withName(name)
                .withInternal(internal)
                .withCheckDuplicate(true)
                .withLabels(labels)
                .exec();
    }

    void createVolume(String name, Map<String, String> labels) {
        client.createVolumeCmd().withName(name).withLabels(labels).exec();
    }

    /** Makes it, without starting it: on the control network with its port, on the peer network with its name. */
    void create(Order order) {
        List<String> environment = new ArrayList<>();
        order.environment().forEach((name, value) -> environment.add(name + "=" + value));
        try (CreateContainerCmd command = client.createContainerCmd(order.image())) {
            // No host name: the engine would make it an alias on the control network, too, and no cut would be one.
            command.withName(order.name())
                    .withEnv(environment)
                    .withLabels(order.labels())
                    .withExposedPorts(ExposedPort.tcp(order.port()))
                    // The judge asks for itself; a process every half minute in every container is dear on two cores.
                    .withHealthcheck(new HealthCheck().withTest(List.of("NONE")))
                    .withHostConfig(HostConfig.newHostConfig()
                            .withNetworkMode(order.networks().control())
                            .withPortBindings(PortBinding.parse(order.publishedAt() + ":" + order.port()))
                            .withBinds(new Bind(order.volume(), new Volume(ContainerSite.DATA)))
                            .withReadonlyRootfs(true)
                            // Native libraries are unpacked there.
                            .withTmpFs(Map.of("/tmp", "rw,exec,size=64m"))
                            .withInit(false))
                    .exec();
        }
        connect(order);
    }

    /** Lets its peers find it by its name. */
    void connect(Order order) {
        client.connectToNetworkCmd()
                .withContainerId(order.name())
                .withNetworkId(order.networks().peer())
                .withContainerNetwork(new ContainerNetwork().withAliases(order.alias()))
                .exec();
    }

    /** Cuts it off from its peers: open connections hang, new ones find nobody. */
    void disconnect(Order order) {
        client.disconnectFromNetworkCmd()
                .withContainerId(order.name())
                .withNetworkId(order.networks().peer())
                .exec();
    }

    boolean connected(Order order) {
        return client.inspectContainerCmd(order.name())
                .exec()
                .getNetworkSettings()
                .getNetworks()
                .containsKey(order.networks().peer());
    }

    void pause(String container) {
        client.pauseContainerCmd(container).exec();
    }

    void resume(String container) {
        client.unpauseContainerCmd(container).exec();
    }

    void start(String container) {
        client.startContainerCmd(container).exec();
    }

    /** SIGTERM; SIGKILL only if that takes longer than any service may need. */
    void stop(String container) {
        try {
            client.stopContainerCmd(container).withTimeout(STOP_SECONDS).exec();
        } catch (NotModifiedException e) {
            // It had stopped already, which is what was wanted.
        }
    }

    /** SIGKILL; returns when it is gone. */
    void kill(String container) {
        client.killContainerCmd(container).exec();
        client.waitContainerCmd(container).start().awaitStatusCode(STOP_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether it runs; if not, how it ended. */
    String state(String container) {
        InspectContainerResponse.ContainerState state =
                client.inspectContainerCmd(container).exec().getState();
        if (Boolean.TRUE.equals(state.getRunning())) {
            return "running";
        }
        boolean outOfMemory = Boolean.TRUE.equals(state.getOOMKilled());
        return state.getStatus() + " with exit code " + state.getExitCodeLong()
                + (outOfMemory ? ", out of memory" : "");
    }

    /** The last lines it wrote since it was made, restarts included. */
    List<String> logTail(String container, int lines) {
        StringBuffer text = new StringBuffer();
        try {
            client.logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(lines)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                        }
                    })
                    .awaitCompletion(LOG_SECONDS, TimeUnit.SECONDS);
        } catch (NotFoundException e) {
            return List.of("(the container is gone)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return text.toString().lines().toList();
    }

    void removeContainer(String name) {
        client.removeContainerCmd(name).withForce(true).withRemoveVolumes(true).exec();
    }

    void removeVolume(String name) {
        client.removeVolumeCmd(name).exec();
    }

    void removeNetwork(String name) {
        client.removeNetworkCmd(name).exec();
    }
}
