package dev.assay.acceptance.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.acceptance.report.sample.Canaries;
import io.cucumber.core.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Runs the suite in miniature once and reads everything it left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReportsTest {
    private static final Path FEATURES = Path.of("src/test/resources/sample-reports");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");

    private Path folder;
    private String console;
    private final Map<String, List<String>> rows = new TreeMap<>();

    @BeforeAll
    void run(@TempDir Path reports) throws IOException, InterruptedException {
        folder = reports;
        console = run(folder, "sample.feature").console();
        read("summary.tsv")
                .lines()
                .filter(line -> line.startsWith("SA"))
                .forEach(line ->
                        rows.merge(line.substring(0, 4), List.of(line.split("\t", -1)), (first, second) -> second));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void leavesTheseFilesAndNoOthers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(
                    files.map(file -> file.getFileName().toString()).toList(),
                    containsInAnyOrder(
                            "summary.tsv",
                            "summary.json",
                            "run.log",
                            "cucumber.html",
                            "cucumber.ndjson",
                            "cucumber.xml"));
        }
    }

    @Test
    void everyReportBeginsWithTheRunsSentence() throws IOException {
        String sentence = SampleReports.FACTS.sentence();
        assertThat(read("summary.tsv"), startsWith("# " + sentence + "\n"));
        assertThat(read("run.log"), startsWith(sentence + "\n"));
        assertThat(read("cucumber.html"), containsString("<title>" + sentence + "</title>"));
        assertThat(read("cucumber.html"), containsString("\"sentence\":\"" + sentence + "\""));
        assertThat(json().get("run").textValue(), equalTo(sentence));
    }

    @Test
    void theTableHasARowAScenarioUnderItsHeader() throws IOException {
        assertThat(
                read("summary.tsv")
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .findFirst()
                        .orElse(""),
                equalTo("id\tfeature\tscenario\ttags\tverdict\treason\tseconds\truntime\ttarget"));
        List<String> passed = rows.get("SA01");
        assertThat(passed.get(1), equalTo("Streaming chat completions"));
        assertThat(passed.get(2), equalTo("The answer arrives in chunks and ends once"));
        assertThat(passed.get(3), equalTo("@devshard @SA01 @smoke @P0"));
        assertThat(passed.subList(4, 6), equalTo(List.of("passed", "")));
        assertThat(Double.parseDouble(passed.get(6)), greaterThan(0.0));
        assertThat(passed.subList(7, 9), equalTo(List.of("embedded", "sample")));
    }

    private void failed(String id, String... words) {
        assertThat(rows.get(id).get(4), equalTo("failed"));
        Arrays.stream(words).forEach(word -> assertThat(rows.get(id).get(5), containsString(word)));
    }

    @Test
    void aFailureSaysWhatWhereAndHowToRunItAgain() {
        failed(
                "SA02",
                "wanted an ordinary OpenAI stream with usage, but 4 mismatches, first: finish_reason: wanted",
                "[src/test/resources/sample-reports/sample.feature:19; rerun: make scenario ID=SA02]");
        failed("SA03", "wanted \"Five.\", but was \"Four.\"", "sample.feature:25");
    }

    @Test
    void whatIsNotFinishedHasFailed() {
        failed("SA05", "no step definition for: When somebody forgot to write this");
        failed("SA06", "pending for: Then this is not decided yet");
        failed("SA07", "more than one step definition for: Then there are two of these");
    }

    @Test
    void aSkippedScenarioHasItsReasonAndNoMore() {
        assertThat(
                rows.get("SA04").subList(4, 6),
                equalTo(List.of("skipped", "needs an environment whose hosts can be cut off from each other")));
    }

    @Test
    void quarantineIsListedAndWhatTheFilterLeavesOutIsNot() throws IOException {
        assertThat(
                read("summary.tsv"),
                allOf(
                        containsString("# in quarantine, not run: SA08 Known to be flaky\n"),
                        not(containsString("SA09"))));
        assertThat(json().get("quarantined").get(0).textValue(), equalTo("SA08 Known to be flaky"));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(read("summary.json"));
    }

    @Test
    void machinesReadTheSame() throws IOException {
        JsonNode run = json();
        assertThat(run.get("counts").toString(), equalTo("{\"passed\":2,\"failed\":6,\"skipped\":1}"));
        assertThat(run.get("interrupted").booleanValue(), is(false));
        JsonNode failure = run.get("scenarios").get(1);
        assertThat(failure.get("id").textValue(), equalTo("SA02"));
        assertThat(failure.get("tags").get(1).textValue(), equalTo("@SA02"));
        assertThat(failure.get("rerun").textValue(), equalTo("make scenario ID=SA02"));
    }

    @Test
    void theConsoleSaysALineAScenarioAndTheCounts() {
        assertThat(
                console,
                allOf(
                        containsString("   1  ok  SA01  The answer arrives in chunks and ends once  ("),
                        containsString(" FAIL SA02  A stream is cut off  ("),
                        containsString("sample.feature:19   rerun: make scenario ID=SA02"),
                        containsString(" skip SA04  Something the environment lacks  ("),
                        containsString("9 scenarios: 2 passed, 6 failed, 1 skipped, 1 in quarantine, ")));
    }

    @Test
    void theLogFollowsTheRunAndTheJudge() throws IOException {
        assertThat(
                read("run.log"),
                allOf(
                        containsString("  starts   SA01 The answer"),
                        containsString("  passed   SA01 The answer"),
                        containsString("  WARN sample: leased with [redacted:owner's key]")));
    }

    @Test
    void theHtmlShowsEvidenceBelowTheStepThatFailed() throws IOException {
        String html = read("cucumber.html");
        List<JsonNode> messages = messages(html.substring(html.indexOf("CUCUMBER_MESSAGES = [") + 21));
        String broken = messages.stream()
                .map(message -> message.path("testStepFinished"))
                .filter(step -> step.at("/testStepResult/message").asText().contains("an ordinary OpenAI stream"))
                .map(step -> step.get("testStepId").textValue())
                .findFirst()
                .orElseThrow();
        List<String> below = messages.stream()
                .map(message -> message.path("attachment"))
                .filter(attachment -> attachment.path("testStepId").asText().equals(broken))
                .map(attachment -> attachment.get("fileName").textValue().replaceAll("\\d+ ms", "n ms"))
                .toList();
        assertThat(
                below,
                equalTo(List.of(
                        "What happened",
                        "Stream 1: 14 chunks of text, the first after n ms, cut off after n ms",
                        "Every request and answer",
                        "Last log lines of gateway")));
        assertThat(html, containsString("logged [redacted:owner's key] &lt;b"));
        assertThat(
                html,
                containsString(
                        "\"uri\":\"src/test/resources/sample-reports/sample.feature · Streaming chat completions\""));
    }

    /** The messages up to the end of the array. */
    private static List<JsonNode> messages(String text) throws IOException {
        String array =
                text.substring(0, text.indexOf("];\n")).replace("\\x3C", "<").replace("\\x3E", ">");
        return new ObjectMapper().readerForListOf(JsonNode.class).readValue("[" + array + "]");
    }

    @Test
    void noCanarySings() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                silent(file.toString(), Files.readString(file));
            }
        }
        assertThat("a hash is no secret", read("cucumber.html"), containsString(Canaries.HASH));
    }

    /** Reads also what is packed in base64: pictures, attached bytes, payloads. */
    private static void silent(String where, String text) {
        assertThat("a secret in " + where, Canaries.SONG.matcher(text).find(), is(false));
        BASE64.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(packed -> packed.length() % 4 == 0)
                .map(packed -> new String(Base64.getDecoder().decode(packed), StandardCharsets.ISO_8859_1))
                .forEach(unpacked -> assertThat(
                        "a secret packed in " + where,
                        Canaries.SONG.matcher(unpacked).find(),
                        is(false)));
    }

    @Test
    void anInterruptedRunLeavesWhatThereWas(@TempDir Path interrupted) throws IOException, InterruptedException {
        Ended run = run(interrupted, "interrupted.feature");
        assertThat(run.exitCode(), is(130));
        assertThat(
                Files.readString(interrupted.resolve("summary.tsv")),
                allOf(
                        containsString("# interrupted: scenarios that had not started are not listed"),
                        containsString("SB01\tA run that is interrupted\tThis one ended\t@SB01\tpassed"),
                        containsString("This one was under way\t@SB02\tfailed\tthe run was interrupted"),
                        not(containsString("SB03"))));
        assertThat(run.console(), containsString("2 scenarios: 1 passed, 1 failed, 0 skipped, "));
        assertThat(Files.readString(interrupted.resolve("cucumber.html")), containsString("</html>"));
        assertThat(
                Files.readString(interrupted.resolve("cucumber.ndjson")),
                containsString("\"message\":\"interrupted\""));
    }

    @Test
    void aRunOfTheEngineLeavesEvidence(@TempDir Path engine) throws IOException, InterruptedException {
        run(engine, "engine.feature");
        JsonNode evidence = new ObjectMapper().readTree(Files.readString(engine.resolve("evidence.json")));
        assertThat(evidence.path("scenarios").findValuesAsText("id"), equalTo(List.of("SE01", "SE02")));
        assertThat(evidence.path("scenarios").findValuesAsText("verdict"), equalTo(List.of("passed", "skipped")));
    }

    private record Ended(int exitCode, String console) {}

    /** In a JVM of its own: its console, its properties, its end. */
    private static Ended run(Path reports, String feature) throws IOException, InterruptedException {
        Path console = Files.createTempFile("assay-sample", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--glue",
                        "dev.assay.acceptance.report.sample",
                        "--plugin",
                        SampleReports.class.getName() + ":" + reports,
                        "--tags",
                        "not @quarantine and not @slow",
                        "--no-summary",
                        FEATURES.resolve(feature).toString())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        int exitCode = process.waitFor();
        String said = Files.readString(console);
        Files.delete(console);
        return new Ended(exitCode, said);
    }
}
