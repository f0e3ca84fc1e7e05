package dev.assay.acceptance.door;

import dev.assay.acceptance.environment.NetworkSupplier;
import dev.assay.acceptance.environment.Obstacle;
import dev.assay.acceptance.environment.RunId;
import dev.assay.acceptance.environment.RunSettings;
import dev.assay.acceptance.environment.RuntimeChoice;
import dev.assay.acceptance.environment.RuntimeKind;
import java.util.Optional;

/** Knows all runtimes, so that they need not know each other. */
final class Runtimes {
    private Runtimes() {}

    static RuntimeChoice decide(RunSettings settings) {
        return RuntimeChoice.decide(
                settings,
                () -> Optional.of(new Obstacle("no container engine answers", "make engine")),
                Optional::empty);
    }

    static NetworkSupplier supplier(RuntimeKind runtime, RunId run, RunSettings settings) {
        throw new IllegalStateException(runtime + " " + run + " " + settings);
    }
}
