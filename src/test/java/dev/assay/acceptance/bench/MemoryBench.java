package dev.assay.acceptance.bench;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What services need: of containers without the page cache, of a process what was resident at most; in MiB. */
final class MemoryBench {
    private static final int STREAMS = 8;
    private static final int ROUNDS = 5;

    private final EnvironmentPool environments;
    private final RuntimeKind runtime;

    MemoryBench(EnvironmentPool environments, RuntimeKind runtime) {
        this.environments = environments;
        this.runtime = runtime;
    }

    /** Each service of a fresh network that is ready. */
    void services(Consumer<Row> rows) throws IOException, InterruptedException {
        String name = "resident memory of a service container";
        Bar bar = Bar.atMost(Statistic.MAX, 200);
        if (runtime != RuntimeKind.CONTAINERS) {
            rows.accept(new Unmeasured(name, bar, "there are no containers in an " + runtime + " run"));
            return;
        }
        Topology network = Networks.ofOneEscrow(Networks.ofHosts(3).storingIn(Storage.POSTGRES));
        try (Lease lease = environments.lease(network, Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            rows.accept(Figure.of(name, "MiB", ContainerMemory.of(lease.environment()), bar));
        }
    }

    /** The engine while eight clients stream: its container's, or that of a process of its own. */
    void engine(Consumer<Row> rows) throws IOException, InterruptedException {
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
            engine.talk().fillTogether(STREAMS);
            peaks.add(engine.peakMiB());
        }
        return peaks;
    }

    /** Clients go on asking until all has been read: that takes as long as some answers. */
    private List<Double> ofItsContainer() throws IOException, InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        try (Lease lease = environments.lease(EngineBench.engine(), Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            EngineTalk talk = EngineBench.talk(lease);
            talk.fillTogether(STREAMS);
            CompletableFuture<Void> streams = CompletableFuture.runAsync(() -> {
                while (!enough.get()) {
                    talk.fillTogether(STREAMS);
                }
            });
            List<Double> resident = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                resident.addAll(ContainerMemory.of(lease.environment()));
            }
            enough.set(true);
            streams.join();
            return resident;
        } finally {
            enough.set(true);
        }
    }
}
