package dev.assay.acceptance.selftest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The scenarios of {@code features/}, to be run one at a time, without reports and without the door's conditions. */
final class Scenarios {
    private static final Map<String, String> QUIETLY = Map.of(
            "cucumber.junit-platform.discovery.as-root-engine", "true",
            "cucumber.execution.parallel.enabled", "false",
            "cucumber.junit-platform.naming-strategy", "short",
            "cucumber.plugin", NoReport.class.getName());

    /** What stands before the title of an outline's row. */
    private static final Pattern EXAMPLE = Pattern.compile("^Example #[0-9.]+: ");

    /** All there is where the outline's title has no parameter. */
    private static final Pattern ROW = Pattern.compile("Example #[0-9.]+");

    private final Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build());

    /** All there are, in an order that is always the same. */
    List<Trial> all() {
        TestPlan plan = launcher.discover(request(DiscoverySelectors.selectDirectory("features")));
        List<Trial> all = new ArrayList<>();
        for (TestIdentifier root : plan.getRoots()) {
            plan.getDescendants(root).stream()
                    .filter(TestIdentifier::isTest)
                    .map(test -> trial(plan, test))
                    .forEach(all::add);
        }
        all.sort(Comparator.comparing(trial -> trial.key().toString()));
        return all;
    }

    Outcome run(Trial trial) {
        Verdicts verdicts = new Verdicts();
        long begin = System.nanoTime();
        launcher.execute(request(DiscoverySelectors.selectUniqueId(trial.key())), verdicts);
        double seconds = (System.nanoTime() - begin) / 1e9;
        TestExecutionResult result = verdicts.results.get(trial.key().toString());
        if (result == null) {
            String why = verdicts.skipped.getOrDefault(trial.key().toString(), "it did not run: " + verdicts.results);
            return new Outcome(trial, seconds, Optional.empty(), Optional.of(why));
        }
        return switch (result.getStatus()) {
            case SUCCESSFUL -> new Outcome(trial, seconds, Optional.empty(), Optional.empty());
            case ABORTED ->
                new Outcome(
                        trial,
                        seconds,
                        Optional.empty(),
                        Optional.of(result.getThrowable().map(String::valueOf).orElse("it was given up")));
            case FAILED -> new Outcome(trial, seconds, result.getThrowable(), Optional.empty());
        };
    }

    private static LauncherDiscoveryRequest request(DiscoverySelector selector) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selector)
                .filters(EngineFilter.includeEngines("cucumber"))
                .configurationParameters(QUIETLY)
                .build();
    }

    private static Trial trial(TestPlan plan, TestIdentifier scenario) {
        Set<String> tags = new TreeSet<>();
        scenario.getTags().forEach(tag -> tags.add("@" + tag.getName()));
        String id = tags.stream()
                .filter(tag -> tag.matches("@[A-Z]{2,}[0-9]+"))
                .findFirst()
                .map(tag -> tag.substring(1))
                .orElse("-");
        return new Trial(scenario.getUniqueIdObject(), id, title(plan, scenario), tags);
    }

    /** A row is named by its outline where that makes no difference between rows. */
    private static String title(TestPlan plan, TestIdentifier scenario) {
        String name = scenario.getDisplayName();
        if (!ROW.matcher(name).matches()) {
            return EXAMPLE.matcher(name).replaceFirst("");
        }
        String outline = plan.getParent(scenario)
                .flatMap(plan::getParent)
                .map(TestIdentifier::getDisplayName)
                .orElse("");
        return outline + ", " + name;
    }

    /** What JUnit says of each scenario. */
    private static final class Verdicts implements TestExecutionListener {
        private final Map<String, TestExecutionResult> results = new HashMap<>();
        private final Map<String, String> skipped = new HashMap<>();

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            skipped.put(test.getUniqueId(), reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            results.put(test.getUniqueId(), result);
        }
    }
}
