package dev.assay.acceptance.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of known defects in {@code features/} say the same as the tags of the scenarios, and as the mutants. */
final class GuardTableTest {
    @ParameterizedTest
    @EnumSource
    void every_defect_of_the_contract_has_its_row(GuardTable table) {
        List<String> all = IntStream.rangeClosed(1, table.defects())
                .mapToObj(number -> String.format("%s%02d", table.prefix(), number))
                .toList();
        assertEquals(all, List.copyOf(table.rows().keySet()), table + ": the defects that have a row");
    }

    @ParameterizedTest
    @EnumSource
    void the_table_names_exactly_the_scenarios_that_are_tagged(GuardTable table) {
        List<String> wrong = new ArrayList<>();
        table.rows().forEach((defect, row) -> {
            Set<String> wanted = table.tagged().getOrDefault(defect, Set.of());
            if (!row.guards().equals(wanted)) {
                wrong.add(defect + ": the scenarios tagged @" + defect + " are [" + String.join(" ", wanted)
                        + "], the row names [" + String.join(" ", row.guards()) + "]");
            }
        });
        if (!wrong.isEmpty()) {
            fail(table + ", third column:\n  " + String.join("\n  ", wrong));
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_scenario_guards_against_a_defect_that_nobody_knows(GuardTable table) {
        Set<String> unknown = new TreeSet<>(table.tagged().keySet());
        unknown.removeAll(table.rows().keySet());
        assertEquals(Set.of(), unknown, "tags of defects that " + table + " does not list");
    }

    @ParameterizedTest
    @EnumSource
    void a_defect_that_no_scenario_guards_against_says_why(GuardTable table) {
        table.rows().forEach((defect, row) -> {
            if (row.guards().isEmpty() && row.remark().isEmpty()) {
                fail(table + ": " + defect + " has neither a scenario nor a reason why it cannot be seen from outside");
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_defect_that_scenarios_guard_against_is_reproduced_by_a_mutant(GuardTable table) {
        Set<String> without = new TreeSet<>();
        table.rows().forEach((defect, row) -> {
            if (!row.guards().isEmpty()) {
                without.add(defect);
            }
        });
        Catalogue.all().stream().map(Mutant::reference).forEach(without::remove);
        assertEquals(Set.of(), without, "defects of " + table + " that no mutant brings back");
    }
}
