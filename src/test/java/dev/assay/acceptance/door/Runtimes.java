package dev.assay.acceptance.door;

import dev.assay.acceptance.environment.NetworkSupplier;
import dev.assay.acceptance.environment.RunId;
import dev.assay.acceptance.environment.RunSettings;
import dev.assay.acceptance.environment.RuntimeChoice;
import dev.assay.acceptance.environment.RuntimeKind;
import dev.assay.acceptance.environment.containers.ContainerPreflight;
import dev.assay.acceptance.environment.containers.ContainerSupplier;
import dev.assay.acceptance.environment.embedded.EmbeddedSupplier;
import dev.assay.acceptance.environment.external.ExternalSupplier;
import dev.assay.acceptance.target.Target;
import java.nio.file.Path;

/** Knows all runtimes, so that they need not know each other. */
final class Runtimes {
    private Runtimes() {}

    static RuntimeChoice decide(RunSettings settings) {
        Target target = Target.named(settings.target());
        return RuntimeChoice.decide(
                settings,
                () -> new ContainerPreflight(
                                target, System.getenv(), Path.of("").toAbsolutePath())
                        .obstacle(),
                () -> ExternalSupplier.obstacle(settings.external()));
    }

    static NetworkSupplier supplier(RuntimeKind runtime, RunId run, RunSettings settings) {
        return switch (runtime) {
            case EMBEDDED -> new EmbeddedSupplier(run);
            case EXTERNAL -> new ExternalSupplier(settings.external());
            case CONTAINERS -> new ContainerSupplier(run, Target.named(settings.target()), System.getenv());
        };
    }
}
