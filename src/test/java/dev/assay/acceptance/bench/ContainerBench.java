package dev.assay.acceptance.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import dev.assay.acceptance.environment.EnvironmentPool;
import dev.assay.acceptance.environment.Lease;
import dev.assay.acceptance.environment.LifecycleListener;
import dev.assay.acceptance.environment.Storage;
import dev.assay.acceptance.environment.Tenancy;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.world.Networks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** What the containers of a network need. */
final class ContainerBench {
    private static final double MIB = 1024 * 1024;

    private final EnvironmentPool networks;

    ContainerBench(EnvironmentPool networks) {
        this.networks = networks;
    }

    /** Memory of each service of a fresh network that is ready, without the page cache, in MiB. */
    Figure memory(String name, String bar) {
        Topology network = Networks.ofOneEscrow(Networks.ofHosts(3).storingIn(Storage.POSTGRES));
        try (Lease lease = networks.lease(network, Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            lease.environment().services();
            DockerClient docker = DockerClientFactory.lazyClient();
            List<Double> resident = docker.listContainersCmd().withLabelFilter(List.of("dev.assay")).exec().stream()
                    .map(container -> resident(docker, container.getId()))
                    .toList();
            return Figure.of(name, "MiB", resident, bar);
        }
    }

    private static double resident(DockerClient docker, String container) {
        try (FirstAnswer answer = new FirstAnswer()) {
            docker.statsCmd(container).withNoStream(true).exec(answer).awaitCompletion();
            MemoryStatsConfig memory = answer.first.getMemoryStats();
            long cache = Optional.ofNullable(memory.getStats())
                    .map(StatsConfig::getInactiveFile)
                    .orElse(0L);
            return (memory.getUsage() - cache) / MIB;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("docker stats of " + container, interrupted);
        } catch (IOException unreadable) {
            throw new IllegalStateException("docker stats of " + container, unreadable);
        }
    }

    private static final class FirstAnswer extends ResultCallback.Adapter<Statistics> {
        private volatile Statistics first;

        @Override
        public void onNext(Statistics statistics) {
            first = statistics;
        }
    }
}
