package dev.assay.acceptance.environment.containers;

import dev.assay.acceptance.environment.RunId;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.target.Target;
import java.time.Clock;
import java.util.Map;

/** What all networks of a run have in common: who makes them, for whom, of what. */
record Origin(RunId run, Target target, Engine engine, Clock clock) {
    /** By these {@code make cleanup} finds what a killed run left, and a person what belongs to which run. */
    Map<String, String> labels(String id, Topology topology) {
        return Map.of(
                "dev.assay", "1",
                "dev.assay.run", run.value(),
                "dev.assay.process", Long.toString(ProcessHandle.current().pid()),
                "dev.assay.environment", id,
                "dev.assay.topology", topology.fingerprint(),
                "dev.assay.created-at", clock.instant().toString());
    }
}
