package dev.assay.acceptance.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;

/** How many scenarios there are, how many of them were judged, and why the others were not. Thread-safe. */
final class ScenarioTally {
    private final List<Set<String>> scenarios = new ArrayList<>();
    private final TreeMap<String, Integer> skipped = new TreeMap<>();
    private int judged;
    private boolean doorStayedShut;

    /** No scenario will be judged, for a reason that was said already. */
    synchronized void doorStaysShut() {
        doorStayedShut = true;
    }

    /** A scenario the filter left out. */
    synchronized void filteredOut(Set<String> tags) {
        scenarios.add(tags);
    }

    /** A scenario that ended: passed, failed, or gave up with a reason. */
    synchronized void finished(Set<String> tags, TestExecutionResult result) {
        scenarios.add(tags);
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            String reason = result.getThrowable().map(Throwable::getMessage).orElse("no reason given");
            skipped.merge(reason, 1, Integer::sum);
        } else {
            judged++;
        }
    }

    /** Why the run is red although no scenario failed; empty when at least one was judged. */
    synchronized Optional<String> complaint(ScenarioFilter filter) {
        if (judged > 0 || doorStayedShut) {
            return Optional.empty();
        }
        if (scenarios.isEmpty()) {
            return Optional.of("No scenario ran: there is none. Is there a .feature file in features/?");
        }
        if (!skipped.isEmpty()) {
            return Optional.of("No scenario was judged: all that match were skipped. Reasons: " + skipped);
        }
        return Optional.of("No scenario ran with " + filter + ". " + filter.explain(scenarios));
    }
}
