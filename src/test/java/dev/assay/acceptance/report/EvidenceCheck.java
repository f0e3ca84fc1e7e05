package dev.assay.acceptance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.acceptance.environment.RuntimeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Whether {@code reports/evidence.json} speaks for the sources that lie here: same commit, nothing changed since or then, same
 * weights, every scenario of the engine judged and none of them failed. Prints one sentence, or every complaint.
 */
public final class EvidenceCheck {
    private final Revision revision;
    private final Optional<String> model;
    private final Map<String, Long> wanted;

    /** @param wanted how many scenarios each id stands for */
    EvidenceCheck(Revision revision, Optional<String> model, Map<String, Long> wanted) {
        this.revision = revision;
        this.model = model;
        this.wanted = new TreeMap<>(wanted);
    }

    public static void main(String[] arguments) throws IOException {
        Path project = Path.of("");
        Path file = Path.of("reports", Evidence.FILE);
        if (!Files.exists(file)) {
            System.err.println("There is no " + file + ": no run has judged the engine here. `mvn test"
                    + " -Dcucumber.filter.tags=" + Evidence.TAG + "` does");
            System.exit(1);
        }
        EvidenceCheck check = new EvidenceCheck(
                Revision.of(project.toAbsolutePath()),
                ModelChecksum.of(project),
                EngineScenarios.below(Path.of("features")));
        JsonNode evidence = new ObjectMapper().readTree(file.toFile());
        List<String> complaints = check.complaints(evidence);
        complaints.forEach(complaint -> System.err.println(file + ": " + complaint));
        if (!complaints.isEmpty()) {
            System.exit(1);
        }
        System.out.println(
                "The evidence holds for commit " + evidence.path("commit").asText() + ": "
                        + evidence.path("summary").asText());
    }

    /** All that speaks against it; empty when it holds. */
    List<String> complaints(JsonNode document) {
        if (!(document instanceof ObjectNode evidence)
                || evidence.path("schema").asInt() != Evidence.SCHEMA) {
            return List.of("wanted an evidence document of schema " + Evidence.SCHEMA + ", but was schema "
                    + document.path("schema").asText("none"));
        }
        List<String> complaints = new ArrayList<>();
        if (!Evidence.digest(evidence).equals(evidence.path("digest").asText())) {
            complaints.add("it was edited after it was written: its digest is not that of its content");
        }
        sources(evidence, complaints);
        verdicts(evidence, complaints);
        coverage(evidence, complaints);
        return complaints;
    }

    private void sources(ObjectNode evidence, List<String> complaints) {
        String here = revision.commit().orElse("unknown: git does not tell");
        String there = evidence.path("commit").asText("unknown");
        if (revision.commit().isEmpty() || !here.equals(there)) {
            complaints.add("it is about commit " + there + ", but the commit here is " + here);
        }
        if (evidence.path("changed").asBoolean(true)) {
            complaints.add("files differed from that commit when it was written; commit them and run again");
        }
        if (revision.changed()) {
            complaints.add("files differ from the commit now, so it does not speak for them");
        }
        if (evidence.path("runtime").asText().equals(RuntimeKind.EXTERNAL.toString())) {
            complaints.add("it is about services that Assay did not start, so nobody knows what they were made of");
        }
        String weights = evidence.path("model").asText("none");
        if (model.isEmpty() || !model.get().equals(weights)) {
            complaints.add(
                    "it is about weights with SHA-256 " + weights + ", but the model here has " + model.orElse("none"));
        }
    }

    private static void verdicts(ObjectNode evidence, List<String> complaints) {
        int passed = 0;
        for (JsonNode scenario : evidence.path("scenarios")) {
            String verdict = scenario.path("verdict").asText();
            if (verdict.equals(Verdict.PASSED.word())) {
                passed++;
            } else if (!verdict.equals(Verdict.SKIPPED.word())) {
                complaints.add(scenario.path("id").asText() + " "
                        + scenario.path("scenario").asText() + " " + verdict + ": "
                        + scenario.path("reason").asText());
            }
        }
        if (passed == 0) {
            complaints.add("no scenario passed, so nothing was shown");
        }
        if (evidence.path("interrupted").asBoolean(true)) {
            complaints.add("the run was interrupted");
        }
    }

    private void coverage(ObjectNode evidence, List<String> complaints) {
        Map<String, Long> judged = new TreeMap<>();
        StreamSupport.stream(evidence.path("scenarios").spliterator(), false)
                .forEach(scenario -> judged.merge(scenario.path("id").asText(), 1L, Long::sum));
        List<String> missing = wanted.entrySet().stream()
                .filter(each -> judged.getOrDefault(each.getKey(), 0L) < each.getValue())
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            complaints.add("not judged, or not in full: " + String.join(", ", missing));
        }
        if (wanted.isEmpty()) {
            complaints.add("no feature here has scenarios of the engine (" + Evidence.TAG + ")");
        }
    }
}
