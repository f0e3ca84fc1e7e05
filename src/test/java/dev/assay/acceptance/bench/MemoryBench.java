package dev.assay.acceptance.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import dev.assay.acceptance.environment.EnvironmentPool;
import dev.assay.acceptance.environment.Lease;
import dev.assay.acceptance.environment.LifecycleListener;
import dev.assay.acceptance.environment.RuntimeKind;
import dev.assay.acceptance.environment.Storage;
import dev.assay.acceptance.environment.Tenancy;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.world.Networks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.testcontainers.DockerClientFactory;

/** What services need: of containers without the page cache, of a process what was resident at most; in MiB. */
final class MemoryBench {
    private static final double MIB = 1024 * 1024;
    private static final int STREAMS = 8;
    private static final int ROUNDS = 5;

    private final EnvironmentPool environments;
    private final RuntimeKind runtime;

    MemoryBench(EnvironmentPool environments, RuntimeKind runtime) {
        this.environments = environments;
        this.runtime = runtime;
    }

    /** Each service of a fresh network that is ready. */
    void services(Consumer<Row> rows) {
        String name = "resident memory of a service container";
        Bar bar = Bar.atMost(Statistic.MAX, 200);
        if (runtime != RuntimeKind.CONTAINERS) {
            rows.accept(new Unmeasured(name, bar, "there are no containers in an " + runtime + " run"));
            return;
        }
        Topology network = Networks.ofOneEscrow(Networks.ofHosts(3).storingIn(Storage.POSTGRES));
        try (Lease lease = environments.lease(network, Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            lease.environment().services();
            rows.accept(Figure.of(name, "MiB", resident(lease), bar));
        }
    }

    /** The engine while eight clients stream: its container's, or that of a process of its own. */
    void engine(Consumer<Row> rows) throws IOException {
        String name = "engine's memory, eight streams, ";
        Bar bar = Bar.atMost(Statistic.MAX, 350);
        if (runtime == RuntimeKind.CONTAINERS) {
            rows.accept(Figure.of(name + runtime, "MiB", ofItsContainer(), bar));
            return;
        }
        try (EngineProcess engine = EngineProcess.start()) {
            rows.accept(
                    engine.tellsItsMemory()
                            ? Figure.of(name + "a process", "MiB", ofItsProcess(engine), bar)
                            : new Unmeasured(name + "a process", bar, "this system has no /proc to ask"));
        }
    }

    private static List<Double> ofItsProcess(EngineProcess engine) throws IOException {
        List<Double> peaks = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            engine.talk().countTogether(STREAMS);
            peaks.add(engine.peakMiB());
        }
        return peaks;
    }

    private List<Double> ofItsContainer() {
        try (Lease lease = environments.lease(EngineBench.engine(), Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            EngineTalk talk = EngineBench.talk(lease);
            List<Double> resident = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                CompletableFuture<Void> streams = CompletableFuture.runAsync(() -> talk.countTogether(STREAMS));
                resident.addAll(resident(lease));
                streams.join();
            }
            return resident;
        }
    }

    /** Of every container of the environment; others may run beside it. */
    private static List<Double> resident(Lease lease) {
        DockerClient docker = DockerClientFactory.lazyClient();
        Map<String, String> labels = Map.of(
                "dev.assay.process", Long.toString(ProcessHandle.current().pid()),
                "dev.assay.environment", lease.environment().id());
        return docker.listContainersCmd().withLabelFilter(labels).exec().stream()
                .map(container -> resident(docker, container.getId()))
                .toList();
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
