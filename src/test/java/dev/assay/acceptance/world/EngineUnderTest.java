package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.assay.acceptance.client.Bearer;
import dev.assay.acceptance.client.EngineClient;
import dev.assay.acceptance.client.EngineControl;
import dev.assay.acceptance.client.FaultOrder;
import dev.assay.acceptance.client.MetricsPage;
import dev.assay.acceptance.client.Witness;
import dev.assay.acceptance.environment.Capability;
import dev.assay.acceptance.environment.NetworkFacts;
import dev.assay.acceptance.environment.ServiceControl;
import dev.assay.acceptance.environment.ServiceName;
import java.net.URI;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The inference engine that the scenario uses. */
public final class EngineUnderTest {
    private final World world;
    private final String marker =
            "scenario-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

    private Optional<MetricsPage> before = Optional.empty();

    public EngineUnderTest(World world) {
        this.world = world;
    }

    /** With the key that the engine knows. */
    public EngineClient client() {
        EngineClient client = EngineClient.of(facts().url(), Bearer.of(facts().key()), world.evidence());
        if (before.isEmpty()) {
            before = client.metricsIfAny();
        }
        return client;
    }

    /** What the engine told of itself before the scenario asked it anything. */
    public MetricsPage metricsBefore() {
        EngineClient client = client();
        return before.orElseGet(client::metrics);
    }

    /** The same client of whose exchanges nothing is noted: for so many that nobody would read them. */
    EngineClient unwitnessed() {
        return EngineClient.of(facts().url(), Bearer.of(facts().key()), Witness.none());
    }

    /** Somebody who shows nothing yet. */
    EngineClient stranger() {
        return EngineClient.of(facts().url(), Bearer.NONE, world.evidence());
    }

    EngineControl control() {
        world.network().require(Capability.FAULTS);
        return new EngineControl(facts().url(), world.evidence());
    }

    /** The model to ask for. */
    public String model() {
        return facts().model();
    }

    public String key() {
        return facts().key();
    }

    URI address() {
        return facts().url();
    }

    /** In the {@code user} member of the scenario's requests, so that its faults strike these and no others. */
    public String marker() {
        return marker;
    }

    public ServiceControl service() {
        return world.network().service(ServiceName.ENGINE);
    }

    public MetricsPage metrics() {
        return client().metrics();
    }

    /** How many sessions are at work now. */
    public double sessionsAtWork() {
        return metrics().sum("scheduler_pool_in_use");
    }

    /** Those that are computed for, whatever the permits say: it is these that the permits are to limit. */
    double activeSessions() {
        return metrics().sum("scheduler_active_sessions");
    }

    public void awaitSessionsAtWork(int count) {
        world.eventually().until("sessions at work", this::sessionsAtWork, equalTo((double) count));
    }

    public void awaitSessionsAtWorkAtLeast(int count) {
        world.eventually().until("sessions at work", this::sessionsAtWork, greaterThanOrEqualTo((double) count));
    }

    public void awaitWaiting(int count) {
        world.eventually()
                .until("requests that wait", () -> metrics().sum("scheduler_pending"), equalTo((double) count));
    }

    /** Has the engine misbehave towards the scenario's own requests. */
    public ArmedFault misbehaves(FaultOrder order) {
        return ArmedFault.arm(world, ServiceName.ENGINE, address(), order.with("marker", marker));
    }

    private NetworkFacts.Engine facts() {
        return world.network()
                .engine()
                .orElseThrow(() -> new IllegalStateException(
                        "the scenario has no engine: begin with \"Given an inference engine\""));
    }
}
