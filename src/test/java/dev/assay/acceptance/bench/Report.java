package dev.assay.acceptance.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * {@code bench.json}: what was measured last, by name of row. Rows that are not of this run stay, those of the other
 * runtime among them; and a row that could not be measured now does not take the place of one that could be before.
 */
final class Report {
    private final Path file;
    private final String run;
    private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final ObjectNode rows;

    /** @param run where the services run, in a sentence */
    Report(Path file, String run) throws IOException {
        this.file = file;
        this.run = run;
        this.rows = Files.exists(file) ? (ObjectNode) mapper.readTree(file.toFile()) : mapper.createObjectNode();
    }

    /**
     * Writes the row down at once: a run may be ended before its last one.
     *
     * @param load of the machine meanwhile: runnable threads, on average over the last minute
     */
    void add(Row row, double load, Instant measured) throws IOException {
        if (row instanceof Unmeasured && rows.path(row.name()).has("median")) {
            return;
        }
        ObjectNode entry = rows.putObject(row.name());
        row.describe(entry);
        entry.put("measured", measured.toString()).put("load", load).put("run", run);
        Files.createDirectories(file.toAbsolutePath().getParent());
        mapper.writeValue(file.toFile(), rows);
    }
}
