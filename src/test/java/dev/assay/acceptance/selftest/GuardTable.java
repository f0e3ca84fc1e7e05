package dev.assay.acceptance.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table of the defects that are known of a real product, and which scenarios guard against each. */
enum GuardTable {
    DEVSHARD("D", 39),
    ENGINE("KD", 17);

    private static final Pattern ROW = Pattern.compile("\\| @?([A-Z]+[0-9]{2}) \\|[^|]*\\|([^|]*)\\|(?:([^|]*)\\|)?");
    private static final Pattern SCENARIO = Pattern.compile("\\b[A-Z]{2}[0-9]{2}\\b");

    private final String prefix;
    private final int defects;

    /** @param defects how many the contract lists */
    GuardTable(String prefix, int defects) {
        this.prefix = prefix;
        this.defects = defects;
    }

    /** @param guards ids of scenarios; @param remark why there are none */
    record Row(Set<String> guards, String remark) {}

    String prefix() {
        return prefix;
    }

    int defects() {
        return defects;
    }

    /** By defect. */
    Map<String, Row> rows() {
        try {
            Map<String, Row> rows = new TreeMap<>();
            for (String line : Files.readAllLines(file())) {
                Matcher row = ROW.matcher(line);
                if (row.matches() && row.group(1).startsWith(prefix)) {
                    String remark = row.group(3) == null ? "" : row.group(3).strip();
                    rows.put(row.group(1), new Row(scenarios(row.group(2)), remark));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scenarios that are tagged with a defect, by defect. */
    Map<String, Set<String>> tagged() {
        Map<String, Set<String>> tagged = new TreeMap<>();
        for (Trial trial : new Scenarios().all()) {
            trial.tags().stream()
                    .filter(tag -> tag.matches("@" + prefix + "[0-9]{2}"))
                    .forEach(tag -> tagged.computeIfAbsent(tag.substring(1), defect -> new TreeSet<>())
                            .add(trial.id()));
        }
        return tagged;
    }

    private static Set<String> scenarios(String cell) {
        return SCENARIO.matcher(cell)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Path file() {
        return Path.of("features", name().toLowerCase(Locale.ROOT), "README.md");
    }

    @Override
    public String toString() {
        return file().toString();
    }
}
