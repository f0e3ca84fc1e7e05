package dev.assay.acceptance.report;

import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Keeps what became of every scenario. Not thread-safe: Cucumber's event bus calls one at a time. */
final class RunBook {
    private static final Pattern ID = Pattern.compile("@[A-Z]{2,}[0-9]+");

    private final UnaryOperator<String> clean;
    private final Map<URI, String> features = new LinkedHashMap<>();
    private final Map<UUID, Running> running = new LinkedHashMap<>();
    private final List<ScenarioResult> results = new ArrayList<>();

    /** @param clean takes secrets out of a text */
    RunBook(UnaryOperator<String> clean) {
        this.clean = clean;
    }

    /** A scenario under way. @param broken the step that ended it, once there is one */
    private record Running(TestCase scenario, Instant since, Optional<PickleStepTestStep> broken) {}

    void feature(URI file, String name) {
        features.put(file, name);
    }

    void started(TestCase scenario, Instant at) {
        running.put(scenario.getId(), new Running(scenario, at, Optional.empty()));
    }

    void step(TestCase scenario, PickleStepTestStep step, Result result) {
        if (!result.getStatus().is(Status.PASSED)) {
            running.computeIfPresent(
                    scenario.getId(),
                    (id, run) ->
                            run.broken().isPresent() ? run : new Running(scenario, run.since(), Optional.of(step)));
        }
    }

    ScenarioResult finished(TestCase scenario, Result result) {
        Optional<Running> run = Optional.ofNullable(running.remove(scenario.getId()));
        Optional<PickleStepTestStep> broken = run.flatMap(Running::broken);
        Optional<String> told = Optional.ofNullable(result.getError()).map(Reason::of);
        ScenarioResult judged =
                switch (result.getStatus()) {
                    case PASSED -> result(scenario, Verdict.PASSED, "", broken, result.getDuration());
                    case SKIPPED -> skipped(scenario, told, broken, result.getDuration());
                    case FAILED ->
                        result(scenario, Verdict.FAILED, told.orElse("no message"), broken, result.getDuration());
                    default ->
                        result(scenario, Verdict.FAILED, unfinished(result, broken), broken, result.getDuration());
                };
        results.add(judged);
        return judged;
    }

    /** A scenario without a reason was not skipped, it was lost. */
    private ScenarioResult skipped(
            TestCase scenario, Optional<String> reason, Optional<PickleStepTestStep> broken, Duration took) {
        return reason.map(why -> result(scenario, Verdict.SKIPPED, why, broken, took))
                .orElseGet(() -> result(scenario, Verdict.FAILED, "skipped without a reason", broken, took));
    }

    private static String unfinished(Result result, Optional<PickleStepTestStep> step) {
        String what =
                switch (result.getStatus()) {
                    case UNDEFINED -> "no step definition";
                    case AMBIGUOUS -> "more than one step definition";
                    case PENDING -> "pending";
                    default -> "not run";
                };
        return what
                + step.map(at -> " for: " + at.getStep().getKeyword().strip() + " "
                                + at.getStep().getText())
                        .orElse("");
    }

    /** The run ends here: what is still under way is not judged, and that is no pass. */
    List<ScenarioResult> interrupted(Instant now, String why) {
        List<ScenarioResult> cut = new ArrayList<>();
        for (Running run : running.values()) {
            Duration took = Duration.between(run.since(), now);
            cut.add(result(run.scenario(), Verdict.FAILED, why, run.broken(), took));
        }
        running.clear();
        results.addAll(cut);
        return cut;
    }

    List<ScenarioResult> results() {
        return List.copyOf(results);
    }

    private ScenarioResult result(
            TestCase scenario, Verdict verdict, String reason, Optional<PickleStepTestStep> broken, Duration took) {
        String id = id(scenario.getTags());
        String path = FeaturePath.of(scenario.getUri());
        int line = broken.map(step -> step.getStep().getLine())
                .orElse(scenario.getLocation().getLine());
        String rerun = id.equals("-")
                ? "mvn test -Dcucumber.features=" + path + ":"
                        + scenario.getLocation().getLine()
                : "make scenario ID=" + id;
        return new ScenarioResult(
                id,
                features.getOrDefault(scenario.getUri(), path),
                scenario.getName(),
                List.copyOf(scenario.getTags()),
                verdict,
                clean.apply(reason),
                took,
                path + ":" + line,
                rerun);
    }

    /** The scenario's id, from its tags. */
    static String id(List<String> tags) {
        return tags.stream()
                .filter(tag -> ID.matcher(tag).matches())
                .findFirst()
                .map(tag -> tag.substring(1))
                .orElse("-");
    }
}
