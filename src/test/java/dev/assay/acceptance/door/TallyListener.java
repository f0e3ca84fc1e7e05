package dev.assay.acceptance.door;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Found by JUnit through {@code META-INF/services}: counts scenarios. Not a Cucumber plugin, because {@code
 * -Dcucumber.plugin} replaces those.
 */
public final class TallyListener implements TestExecutionListener {
    private static final String CUCUMBER = "cucumber";

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (isScenario(test)) {
            AcceptanceRun.current().tally().filteredOut(ScenarioTags.of(test));
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (isScenario(test)) {
            AcceptanceRun.current().tally().finished(ScenarioTags.of(test), result);
        }
    }

    private static boolean isScenario(TestIdentifier test) {
        return test.isTest()
                && test.getUniqueIdObject().getSegments().stream()
                        .anyMatch(segment -> segment.getType().equals("engine")
                                && segment.getValue().equals(CUCUMBER));
    }
}
