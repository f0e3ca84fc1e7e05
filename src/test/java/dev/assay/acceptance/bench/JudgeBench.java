package dev.assay.acceptance.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cucumber.core.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the judge itself costs: a feature whose steps talk to nobody, but note an exchange each, as steps that talk do.
 * Cucumber's own record says how long each step took.
 */
final class JudgeBench {
    private static final String FEATURE = "src/test/resources/bench/judge_cost.feature";

    void cost(Consumer<Row> rows) throws IOException {
        Path record = Files.createTempFile("assay-bench-", ".ndjson");
        byte status = Main.run(
                new String[] {
                    "--glue",
                    "dev.assay.acceptance.bench.glue",
                    "--object-factory",
                    "io.cucumber.picocontainer.PicoFactory",
                    "--plugin",
                    "message:" + record,
                    "--no-summary",
                    "--monochrome",
                    FEATURE
                },
                Thread.currentThread().getContextClassLoader());
        if (status != 0) {
            throw new IllegalStateException(FEATURE + " ended with status " + status);
        }
        List<Double> millis = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(record)) {
            JsonNode duration = mapper.readTree(line)
                    .path("testStepFinished")
                    .path("testStepResult")
                    .path("duration");
            if (duration.isObject()) {
                millis.add(duration.path("seconds").asLong() * 1e3
                        + duration.path("nanos").asLong() / 1e6);
            }
        }
        Files.delete(record);
        rows.accept(Figure.of("the judge's own cost of a step", "ms", millis, Bar.atMost(Statistic.MEDIAN, 1)));
    }
}
