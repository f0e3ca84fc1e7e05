package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.client.MetricsPage;

/** What an engine's metrics say of the scenario: how they changed since its beginning, and how they are now. */
public final class EngineMetrics {
    private final World world;
    private final EngineUnderTest engine;

    public EngineMetrics(World world, EngineUnderTest engine) {
        this.world = world;
        this.engine = engine;
    }

    /** How much the samples of this name and these labels grew. */
    public double growth(String name, String... labels) {
        return engine.metrics().sum(name, labels) - engine.metricsBefore().sum(name, labels);
    }

    /** Waits until they grew so much, and no more: what is counted after an answer may come a moment late. */
    public void awaitGrowth(double wanted, String name, String... labels) {
        world.eventually()
                .until(
                        "growth of " + name + " " + String.join(" ", labels),
                        () -> growth(name, labels),
                        equalTo(wanted));
    }

    public void awaitSessions(int count) {
        engine.awaitSessionsAtWork(count);
    }

    public void awaitWaiting(int count) {
        engine.awaitWaiting(count);
    }

    public MetricsPage now() {
        return engine.metrics();
    }
}
