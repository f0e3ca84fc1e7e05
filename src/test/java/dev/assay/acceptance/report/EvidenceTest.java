package dev.assay.acceptance.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written about a run of the engine, and what is believed of it. */
final class EvidenceTest {
    private static final String COMMIT = "1df935a0c7f04a3f8a1a52a7c4e3f3a1de000001";
    private static final String WEIGHTS = "75227fd7114faf5a892eed3147dfb2145e156439066672b3a7529559785ee7d2";
    private static final Revision HERE = new Revision(Optional.of(COMMIT), false);
    private static final Map<String, Long> WANTED = Map.of("EN01", 1L, "EN02", 2L);

    private static ScenarioResult result(String id, Verdict verdict, String reason) {
        return new ScenarioResult(
                id,
                "Engine",
                "Scenario " + id,
                List.of("@engine", "@" + id),
                verdict,
                reason,
                Duration.ofMillis(1500),
                "features/engine/x.feature:3",
                "make scenario ID=" + id);
    }

    private static List<ScenarioResult> all() {
        return List.of(
                result("EN01", Verdict.PASSED, ""),
                result("EN02", Verdict.PASSED, ""),
                result("EN02", Verdict.SKIPPED, "needs containers"),
                new ScenarioResult(
                        "DS01", "Other", "Other", List.of("@DS01"), Verdict.FAILED, "", Duration.ZERO, "x:1", "make"));
    }

    private static ObjectNode evidence(Revision revision, List<ScenarioResult> results, boolean interrupted)
            throws IOException {
        Summary run = new Summary(
                SampleReports.FACTS,
                Instant.parse("2026-01-01T00:00:00Z"),
                Duration.ofSeconds(9),
                interrupted,
                results,
                List.of(),
                List.of());
        String json = new Evidence(revision, Optional.of(WEIGHTS), run).json();
        return (ObjectNode) new ObjectMapper().readTree(json);
    }

    private static List<String> complaints(ObjectNode evidence) {
        return new EvidenceCheck(HERE, Optional.of(WEIGHTS), WANTED).complaints(evidence);
    }

    private static ObjectNode edited(Consumer<ObjectNode> edit) throws IOException {
        ObjectNode evidence = evidence(HERE, all(), false);
        edit.accept(evidence);
        return evidence.put("digest", Evidence.digest(evidence));
    }

    @Test
    void theEvidenceNamesSourcesMachineWeightsAndVerdicts() throws IOException {
        ObjectNode evidence = evidence(HERE, all(), false);
        assertThat(evidence.path("commit").textValue(), equalTo(COMMIT));
        assertThat(evidence.path("model").textValue(), equalTo(WEIGHTS));
        assertThat(evidence.path("runtime").textValue(), equalTo("embedded"));
        assertThat(evidence.path("seconds").doubleValue(), equalTo(9.0));
        assertThat(evidence.at("/machine/cores").isInt(), is(true));
        assertThat(evidence.path("scenarios").size(), is(3));
        assertThat(evidence.at("/scenarios/2/reason").textValue(), equalTo("needs containers"));
        assertThat(
                evidence.path("summary").textValue(),
                containsString("3 engine scenarios, 2 passed, 0 failed, 1 skipped; Assay: target sample"));
    }

    @Test
    void evidenceOfThisCommitHolds() throws IOException {
        assertThat(complaints(evidence(HERE, all(), false)), empty());
    }

    @Test
    void evidenceOfOtherSourcesDoesNot() throws IOException {
        Revision other = new Revision(Optional.of(COMMIT.replace('1', '2')), false);
        assertThat(complaints(evidence(other, all(), false)), contains(containsString("but the commit here is 1df9")));
        Revision unknown = new Revision(Optional.empty(), false);
        assertThat(complaints(evidence(unknown, all(), false)), contains(containsString("about commit unknown")));
        Revision changed = new Revision(Optional.of(COMMIT), true);
        assertThat(complaints(evidence(changed, all(), false)), contains(containsString("differed from that commit")));
        assertThat(
                new EvidenceCheck(changed, Optional.of(WEIGHTS), WANTED).complaints(evidence(HERE, all(), false)),
                contains(containsString("differ from the commit now")));
        assertThat(
                new EvidenceCheck(unknown, Optional.of(WEIGHTS), WANTED).complaints(evidence(unknown, all(), false)),
                contains(containsString("git does not tell")));
        assertThat(
                new EvidenceCheck(HERE, Optional.of("0".repeat(64)), WANTED).complaints(evidence(HERE, all(), false)),
                contains(containsString("but the model here has 000")));
    }

    @Test
    void evidenceOfSomebodysOwnServicesDoesNot() throws IOException {
        assertThat(
                complaints(edited(evidence -> evidence.put("runtime", "external"))),
                contains(containsString("services that Assay did not start")));
    }

    @Test
    void aFailureIsWrittenAndNotBelieved() throws IOException {
        List<ScenarioResult> results =
                List.of(all().get(1), all().get(2), result("EN01", Verdict.FAILED, "wanted this, but was that"));
        assertThat(
                complaints(evidence(HERE, results, false)),
                contains("EN01 Scenario EN01 failed: wanted this, but was that"));
    }

    @Test
    void aRunThatShowsNothingIsNoEvidence() throws IOException {
        List<ScenarioResult> skipped = List.of(
                result("EN01", Verdict.SKIPPED, "x"),
                result("EN02", Verdict.SKIPPED, "x"),
                result("EN02", Verdict.SKIPPED, "x"));
        assertThat(complaints(evidence(HERE, skipped, false)), contains(containsString("no scenario passed")));
        assertThat(complaints(evidence(HERE, all(), true)), contains(containsString("interrupted")));
        assertThat(
                complaints(evidence(HERE, all().subList(0, 2), false)), contains("not judged, or not in full: EN02"));
        assertThat(
                new EvidenceCheck(HERE, Optional.of(WEIGHTS), Map.of()).complaints(evidence(HERE, all(), false)),
                contains(containsString("no feature here has scenarios of the engine")));
    }

    @Test
    void anEditedDocumentIsNotBelieved() throws IOException {
        ObjectNode edited = evidence(HERE, all(), false).put("seconds", 1.0);
        assertThat(complaints(edited), contains(containsString("it was edited")));
        assertThat(complaints(edited(evidence -> evidence.put("schema", 2))), contains(containsString("schema 1")));
        assertThat(complaints(edited(evidence -> evidence.remove("scenarios"))), hasItem(containsString("EN01")));
    }

    @Test
    void theScenariosOfTheEngineAreThoseOfTheFeatures(@TempDir Path features) throws IOException {
        Files.writeString(features.resolve("a.feature"), """
                @engine
                Feature: A
                  @EN01
                  Scenario: One
                    Given x
                  @EN02
                  Scenario Outline: Two <n>
                    Given x
                    Examples:
                      | n |
                      | 1 |
                      | 2 |
                  @EN03 @slow
                  Scenario: Left out
                    Given x
                """);
        Files.writeString(features.resolve("b.feature"), "Feature: B\n  @DS01\n  Scenario: Other\n    Given x\n");
        assertThat(EngineScenarios.below(features), equalTo(WANTED));
    }

    @Test
    void gitTellsTheCommit(@TempDir Path nowhere) {
        Revision here = Revision.of(Path.of("").toAbsolutePath());
        here.commit().ifPresent(commit -> assertThat(commit, matchesPattern("[0-9a-f]{40}")));
        Revision none = Revision.of(nowhere);
        assertThat(none.commit().isEmpty(), is(true));
        assertThat("what git cannot tell is not unchanged", none.changed(), is(true));
        assertThat(
                new Evidence(none, Optional.empty(), noRun()).json(),
                allOf(containsString("\"commit\" : null"), containsString("\"model\" : null")));
    }

    private static Summary noRun() {
        return new Summary(SampleReports.FACTS, Instant.EPOCH, Duration.ZERO, false, List.of(), List.of(), List.of());
    }
}
