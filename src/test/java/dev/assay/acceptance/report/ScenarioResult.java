package dev.assay.acceptance.report;

import java.time.Duration;
import java.util.List;

/**
 * One scenario, judged.
 *
 * @param id from its tags, {@code -} when it has none
 * @param tags each with its {@code @}
 * @param reason one clean line, empty when passed
 * @param location of what failed, or of the scenario: path and line
 * @param rerun the command that runs this scenario again
 */
record ScenarioResult(
        String id,
        String feature,
        String scenario,
        List<String> tags,
        Verdict verdict,
        String reason,
        Duration took,
        String location,
        String rerun) {

    double seconds() {
        return took.toMillis() / 1000.0;
    }

    /** The reason with where to look and what to run, when it failed. */
    String fullReason() {
        return verdict == Verdict.FAILED ? reason + " [" + location + "; rerun: " + rerun + "]" : reason;
    }
}
