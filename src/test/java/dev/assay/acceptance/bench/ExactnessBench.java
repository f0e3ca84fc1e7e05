package dev.assay.acceptance.bench;

import dev.assay.acceptance.environment.EnvironmentPool;
import dev.assay.acceptance.environment.Lease;
import dev.assay.acceptance.environment.LifecycleListener;
import dev.assay.acceptance.environment.RuntimeKind;
import dev.assay.acceptance.environment.Tenancy;
import dev.assay.acceptance.world.Echo;
import java.util.List;
import java.util.function.Consumer;

/** Whether the model says what it is told to say, over the same texts as its scenario. */
final class ExactnessBench {
    private static final int TEXTS = 500;

    private final EnvironmentPool environments;
    private final RuntimeKind runtime;

    ExactnessBench(EnvironmentPool environments, RuntimeKind runtime) {
        this.environments = environments;
        this.runtime = runtime;
    }

    void exactness(Consumer<Row> rows) {
        try (Lease lease = environments.lease(EngineBench.engine(), Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            EngineTalk talk = EngineBench.talk(lease);
            List<Echo> echoes = Echo.some(TEXTS);
            long exact = echoes.stream()
                    .filter(echo -> talk.says(echo.prompt()).equals(echo.text()))
                    .count();
            rows.accept(Figure.of(
                    "\"Reply with exactly X\" over 500 X, exact, " + runtime,
                    "%",
                    List.of(100.0 * exact / echoes.size()),
                    Bar.atLeast(Statistic.MEDIAN, 99)));
        }
    }
}
