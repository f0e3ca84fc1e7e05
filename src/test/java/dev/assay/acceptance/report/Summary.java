package dev.assay.acceptance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A run in tables, for people and for machines.
 *
 * @param quarantined titles of scenarios that were left out because they are in quarantine
 * @param faults what went wrong outside of any scenario
 */
record Summary(
        RunFacts facts,
        Instant started,
        Duration took,
        boolean interrupted,
        List<ScenarioResult> results,
        List<String> quarantined,
        List<String> faults) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> COLUMNS =
            List.of("id", "feature", "scenario", "tags", "verdict", "reason", "seconds", "runtime", "target");

    long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** Something passed, and nothing speaks against the run. */
    boolean isGreen() {
        return count(Verdict.PASSED) > 0 && count(Verdict.FAILED) == 0 && faults.isEmpty() && !interrupted;
    }

    /** Counts and time, in words. */
    String closing() {
        String counts = results.size() + (results.size() == 1 ? " scenario: " : " scenarios: ") + count(Verdict.PASSED)
                + " passed, " + count(Verdict.FAILED) + " failed, " + count(Verdict.SKIPPED) + " skipped";
        String left = quarantined.isEmpty() ? "" : ", " + quarantined.size() + " in quarantine";
        return counts
                + left
                + String.format(Locale.ROOT, ", %.1f s", took.toMillis() / 1000.0)
                + (interrupted ? " (interrupted)" : "");
    }

    /** First the run's sentence as a comment, then a header, then a row a scenario. */
    String tsv() {
        StringBuilder tsv = new StringBuilder("# ").append(facts.sentence()).append('\n');
        faults.forEach(fault -> tsv.append("# fault: ").append(cell(fault)).append('\n'));
        quarantined.forEach(title ->
                tsv.append("# in quarantine, not run: ").append(cell(title)).append('\n'));
        if (interrupted) {
            tsv.append("# interrupted: scenarios that had not started are not listed\n");
        }
        tsv.append(String.join("\t", COLUMNS)).append('\n');
        results.forEach(result -> tsv.append(row(result)).append('\n'));
        return tsv.toString();
    }

    private String row(ScenarioResult result) {
        return String.join(
                "\t",
                cell(result.id()),
                cell(result.feature()),
                cell(result.scenario()),
                cell(String.join(" ", result.tags())),
                result.verdict().word(),
                cell(result.fullReason()),
                String.format(Locale.ROOT, "%.3f", result.seconds()),
                cell(facts.runtime()),
                cell(facts.target()));
    }

    private static String cell(String text) {
        return text.replaceAll("[\\t\\r\\n]+", " ").strip();
    }

    String json() {
        ObjectNode run = JsonNodeFactory.instance
                .objectNode()
                .put("run", facts.sentence())
                .put("runtime", facts.runtime())
                .put("target", facts.target())
                .put("started", started.toString())
                .put("seconds", took.toMillis() / 1000.0)
                .put("interrupted", interrupted)
                .put("green", isGreen());
        ObjectNode counts = run.putObject("counts");
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict.word(), count(verdict));
        }
        quarantined.forEach(run.putArray("quarantined")::add);
        faults.forEach(run.putArray("faults")::add);
        run.putArray("scenarios").addAll(results.stream().map(Summary::scenario).toList());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(run) + "\n";
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a tree of texts and numbers is always writable", unwritable);
        }
    }

    private static ObjectNode scenario(ScenarioResult result) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", result.id())
                .put("feature", result.feature())
                .put("scenario", result.scenario());
        result.tags().forEach(node.putArray("tags")::add);
        return node.put("verdict", result.verdict().word())
                .put("reason", result.reason())
                .put("seconds", result.seconds())
                .put("location", result.location())
                .put("rerun", result.rerun());
    }
}
