package dev.assay.acceptance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run says about the engine, for whoever was not there: which commit, on which machine, with which weights, and what
 * became of every {@code @engine} scenario. It is written whatever the verdicts are: evidence that can only be green is none.
 */
record Evidence(Revision revision, Optional<String> model, Summary run) {
    static final String FILE = "evidence.json";
    static final String TAG = "@engine";
    static final int SCHEMA = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The scenarios of the run that judged the engine. */
    static List<ScenarioResult> of(Summary run) {
        return run.results().stream()
                .filter(result -> result.tags().contains(TAG))
                .toList();
    }

    String json() {
        ObjectNode evidence = JsonNodeFactory.instance
                .objectNode()
                .put("schema", SCHEMA)
                .put("summary", sentence())
                .put("commit", revision.commit().orElse(null))
                .put("changed", revision.changed())
                .put("model", model.orElse(null));
        evidence.set("machine", Machine.describe());
        evidence.put("runtime", run.facts().runtime())
                .put("target", run.facts().target())
                .put("started", run.started().toString())
                .put("seconds", run.took().toMillis() / 1000.0)
                .put("interrupted", run.interrupted());
        evidence.putArray("scenarios")
                .addAll(of(run).stream().map(Evidence::scenario).toList());
        evidence.put("digest", digest(evidence));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(evidence) + "\n";
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a tree of texts and numbers is always writable", unwritable);
        }
    }

    private String sentence() {
        List<ScenarioResult> judged = of(run);
        StringBuilder sentence = new StringBuilder(judged.size() + " engine scenarios");
        for (Verdict verdict : Verdict.values()) {
            long count = judged.stream()
                    .filter(result -> result.verdict() == verdict)
                    .count();
            sentence.append(String.format(Locale.ROOT, ", %d %s", count, verdict.word()));
        }
        return sentence + "; " + run.facts().sentence();
    }

    private static ObjectNode scenario(ScenarioResult result) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", result.id())
                .put("scenario", result.scenario())
                .put("verdict", result.verdict().word())
                .put("reason", result.reason())
                .put("seconds", result.seconds());
    }

    /** SHA-256 over everything else, so that a slip of the hand shows. It is no signature. */
    static String digest(ObjectNode evidence) {
        ObjectNode rest = evidence.deepCopy();
        rest.remove("digest");
        return ModelChecksum.sha256(rest.toString());
    }
}
