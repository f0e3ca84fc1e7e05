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
    static final String HEAD = "mutant\tbreaks\tcontract\tverdict\tkilled by\tseconds\tthe judge's words";

    private final Path file;
    private final List<String> rows = new ArrayList<>();

    Report(Path file) {
        this.file = file;
    }

    void add(Finding finding) throws IOException {
        add(new Redaction(Secrets.ofThisRun()).clean(finding.row()));
    }

    /** @param row clean of secrets */
    void add(String row) throws IOException {
        rows.add(row);
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(part, HEAD + "\n" + String.join("\n", rows) + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
