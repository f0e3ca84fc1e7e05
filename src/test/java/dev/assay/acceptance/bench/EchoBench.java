package dev.assay.acceptance.bench;

import dev.assay.acceptance.client.Bearer;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.EngineClient;
import dev.assay.acceptance.client.Witness;
import dev.assay.acceptance.environment.EnvironmentPool;
import dev.assay.acceptance.environment.Lease;
import dev.assay.acceptance.environment.LifecycleListener;
import dev.assay.acceptance.environment.NetworkFacts;
import dev.assay.acceptance.environment.RuntimeKind;
import dev.assay.acceptance.environment.Tenancy;
import dev.assay.acceptance.world.Echo;
import java.util.List;
import java.util.function.Consumer;

/** How exactly the engine's model says what it is told to. */
final class EchoBench {
    private static final int TEXTS = 500;

    private final EnvironmentPool environments;
    private final RuntimeKind runtime;

    EchoBench(EnvironmentPool environments, RuntimeKind runtime) {
        this.environments = environments;
        this.runtime = runtime;
    }

    /** The same texts as EN15's. */
    void exactness(Consumer<Row> rows) {
        try (Lease lease = environments.lease(EngineBench.engine(), Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            NetworkFacts.Engine engine = lease.environment().engine().orElseThrow();
            EngineClient client = EngineClient.of(engine.url(), Bearer.of(engine.key()), Witness.none());
            long exact = Echo.some(TEXTS).stream()
                    .filter(echo -> isExact(client, engine.model(), echo))
                    .count();
            rows.accept(Figure.of(
                    "texts that come back exactly, of " + TEXTS + ", " + runtime,
                    "%",
                    List.of(100.0 * exact / TEXTS),
                    Bar.atLeast(Statistic.MEDIAN, 99)));
        }
    }

    private static boolean isExact(EngineClient client, String model, Echo echo) {
        return client.chat(ChatRequest.asking(model, echo.prompt())).content().equals(echo.text());
    }
}
