package dev.assay.acceptance.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of known defects in {@code features/devshard/README.md} says the same as the tags of the scenarios. */
final class GuardTableTest {
    private static final Path TABLE = Path.of("features", "devshard", "README.md");
    private static final int DEFECTS = 39;

    private final Map<String, Row> rows = rows();
    private final Map<String, Set<String>> tagged = tagged();

    /** @param guards ids of scenarios; @param remark why there are none, or what they cannot see */
    private record Row(Set<String> guards, String remark) {}

    @Test
    void every_defect_of_the_contract_has_its_row() {
        List<String> all = IntStream.rangeClosed(1, DEFECTS)
                .mapToObj(number -> String.format("D%02d", number))
                .toList();
        assertEquals(all, List.copyOf(rows.keySet()), TABLE + ": the defects that have a row");
    }

    @Test
    void the_table_names_exactly_the_scenarios_that_are_tagged() {
        List<String> wrong = new ArrayList<>();
        rows.forEach((defect, row) -> {
            Set<String> wanted = tagged.getOrDefault(defect, Set.of());
            if (!row.guards().equals(wanted)) {
                wrong.add(defect + ": the scenarios tagged @" + defect + " are [" + String.join(" ", wanted)
                        + "], the row names [" + String.join(" ", row.guards()) + "]");
            }
        });
        if (!wrong.isEmpty()) {
            fail(TABLE + ", third column:\n  " + String.join("\n  ", wrong));
        }
    }

    @Test
    void no_scenario_guards_against_a_defect_that_nobody_knows() {
        Set<String> unknown = new TreeSet<>(tagged.keySet());
        unknown.removeAll(rows.keySet());
        assertEquals(Set.of(), unknown, "tags of defects that " + TABLE + " does not list");
    }

    @Test
    void a_defect_that_no_scenario_guards_against_says_why() {
        rows.forEach((defect, row) -> {
            if (row.guards().isEmpty() && row.remark().isEmpty()) {
                fail(TABLE + ": " + defect + " has neither a scenario nor a reason why it cannot be seen from outside");
            }
        });
    }

    private static Map<String, Row> rows() {
        try {
            Map<String, Row> rows = new TreeMap<>();
            for (String line : Files.readAllLines(TABLE)) {
                String[] cells = line.split("\\|", -1);
                if (line.matches("\\| D[0-9]{2} .*") && cells.length == 6) {
                    rows.put(cells[1].strip(), new Row(words(cells[3]), cells[4].strip()));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, Set<String>> tagged() {
        Map<String, Set<String>> tagged = new TreeMap<>();
        for (Trial trial : new Scenarios().all()) {
            trial.tags().stream().filter(tag -> tag.matches("@D[0-9]{2}")).forEach(tag -> tagged.computeIfAbsent(
                            tag.substring(1), defect -> new TreeSet<>())
                    .add(trial.id()));
        }
        return tagged;
    }

    private static Set<String> words(String cell) {
        Set<String> words = new TreeSet<>(Arrays.asList(cell.strip().split("\\s+")));
        words.remove("");
        return words;
    }
}
