package dev.assay.acceptance.bench;

import dev.assay.acceptance.environment.EnvironmentPool;
import dev.assay.acceptance.environment.Lease;
import dev.assay.acceptance.environment.LifecycleListener;
import dev.assay.acceptance.environment.NetworkFacts;
import dev.assay.acceptance.environment.RuntimeKind;
import dev.assay.acceptance.environment.ServiceControl;
import dev.assay.acceptance.environment.ServiceName;
import dev.assay.acceptance.environment.Tenancy;
import dev.assay.acceptance.environment.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How fast an engine answers, as an application sees it. */
final class EngineBench {
    private static final int STARTS = 5;
    private static final int WARM_UP = 10;
    private static final int RUNS = 20;
    private static final int STREAMS = 8;
    private static final int PROMPTS = 100;
    private static final int READERS = 6;

    private final EnvironmentPool environments;
    private final RuntimeKind runtime;

    EngineBench(EnvironmentPool environments, RuntimeKind runtime) {
        this.environments = environments;
        this.runtime = runtime;
    }

    void speed(Consumer<Row> rows) {
        try (Lease lease = environments.lease(engine(), Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            EngineTalk talk = talk(lease);
            String ready = "engine ready, first request served";
            rows.accept(row(ready, "s", starts(lease, talk), readyIn(runtime)));
            Unmeasured.otherThan(runtime).forEach(other -> rows.accept(Unmeasured.in(other, ready, readyIn(other))));
            rows.accept(row(
                    "decode, one stream",
                    "tokens/s",
                    repeatedly(() -> talk.counts().tokensPerSecond()),
                    Bar.atLeast(Statistic.MEDIAN, 800)));
            rows.accept(row(
                    "decode, eight streams together",
                    "tokens/s",
                    repeatedly(() -> talk.countTogether(STREAMS)),
                    Bar.atLeast(Statistic.MEDIAN, 1_200)));
            rows.accept(row("first token, 100-byte prompt", "ms", prompts(talk, 100), Bar.atMost(Statistic.P95, 30)));
            rows.accept(row("first token, 900-byte prompt", "ms", prompts(talk, 900), Bar.atMost(Statistic.P95, 80)));
            rows.accept(row(
                    "health beside six of the longest prompts", "ms", health(talk), Bar.atMost(Statistic.P95, 100)));
        }
    }

    private static Bar readyIn(RuntimeKind runtime) {
        return Bar.atMost(Statistic.MEDIAN, runtime == RuntimeKind.EMBEDDED ? 1 : 2);
    }

    /** As it runs where nobody tests: nothing of what was asked is kept. */
    static Topology engine() {
        return Topology.ofAnEngine().withoutTestMode();
    }

    static EngineTalk talk(Lease lease) {
        NetworkFacts.Engine engine = lease.environment().engine().orElseThrow();
        return EngineTalk.with(engine.url(), engine.key());
    }

    private Row row(String name, String unit, List<Double> values, Bar bar) {
        return Figure.of(name + ", " + runtime, unit, values, bar);
    }

    private static List<Double> starts(Lease lease, EngineTalk talk) {
        ServiceControl engine = lease.environment().service(ServiceName.ENGINE);
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            engine.kill();
            Stopwatch watch = Stopwatch.start();
            engine.start();
            talk.answers(i, 100);
            seconds.add(watch.seconds());
        }
        return seconds;
    }

    private static List<Double> repeatedly(DoubleSupplier measured) {
        DoubleStream.generate(measured).limit(WARM_UP).sum();
        return DoubleStream.generate(measured).limit(RUNS).boxed().toList();
    }

    private static List<Double> health(EngineTalk talk) {
        return talk.healthBeside(READERS, PROMPTS).stream()
                .map(took -> took.toNanos() / 1e6)
                .toList();
    }

    private static List<Double> prompts(EngineTalk talk, int bytes) {
        IntToDoubleFunction firstToken =
                number -> talk.answers(number, bytes).firstToken().toNanos() / 1e6;
        IntStream.range(0, WARM_UP).mapToDouble(firstToken).sum();
        return IntStream.range(WARM_UP, WARM_UP + PROMPTS)
                .mapToDouble(firstToken)
                .boxed()
                .toList();
    }
}
