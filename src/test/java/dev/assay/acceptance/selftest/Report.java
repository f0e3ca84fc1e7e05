package dev.assay.acceptance.selftest;

import dev.assay.acceptance.evidence.Redaction;
import dev.assay.acceptance.evidence.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** {@code reports/mutants.tsv}: one row a mutant. Rewritten whole after each, so that an interrupted run leaves what it knew. */
final class Report {
    private static final String HEAD = "mutant\tbreaks\tcontract\tverdict\tkilled by\tseconds\tthe judge's words";

    private final Path file;
    private final List<String> rows = new ArrayList<>();

    Report(Path file) {
        this.file = file;
    }

    void add(Finding finding) throws IOException {
        add(List.of(new Redaction(Secrets.ofThisRun()).clean(finding.row())));
    }

    /** @param more rows, clean of secrets */
    void add(List<String> more) throws IOException {
        rows.addAll(more);
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(part, HEAD + "\n" + String.join("\n", rows) + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** How many mutants it says were killed. */
    long killed() {
        return rows.stream()
                .filter(row -> row.contains("\t" + Verdict.KILLED + "\t"))
                .count();
    }
}
