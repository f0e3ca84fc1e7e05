package dev.assay.acceptance.world;

import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.environment.Topology.Part;

/** The engines that features speak of. */
public final class Engines {
    private Engines() {}

    /** As it comes: room for everybody who tests. */
    public static Topology plain() {
        return Topology.ofAnEngine();
    }

    /** With so many sessions at a time, and so many waiting. */
    public static Topology ofSessions(int sessions, int queue) {
        return plain().withSetting(Part.ENGINE, "ENGINE_MAX_CONCURRENT", Integer.toString(sessions))
                .withSetting(Part.ENGINE, "ENGINE_QUEUE", Integer.toString(queue));
    }

    public static Topology patient(Topology engine, int millis) {
        return engine.withSetting(Part.ENGINE, "ENGINE_QUEUE_WAIT_MS", Integer.toString(millis));
    }

    public static Topology withDeadline(Topology engine, int millis) {
        return engine.withSetting(Part.ENGINE, "ENGINE_REQUEST_TIMEOUT_MS", Integer.toString(millis));
    }

    public static Topology open(Topology engine) {
        return engine.withSetting(Part.ENGINE, "ENGINE_API_KEYS", "");
    }

    public static Topology labelled(Topology engine, String label) {
        return engine.withSetting(Part.ENGINE, "ENGINE_LABEL", label);
    }

    public static Topology withKeys(Topology engine, String keys) {
        return engine.withSetting(Part.ENGINE, "ENGINE_API_KEYS", keys);
    }

    public static Topology budgeted(Topology engine, int tokens) {
        return engine.withSetting(Part.ENGINE, "ENGINE_DEFAULT_MAX_TOKENS", Integer.toString(tokens));
    }
}
