package dev.assay.acceptance.selftest;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Says at once, without running anything, when a mutant no longer fits the judged or the features. */
final class CatalogueTest {
    /** Scenarios that the self-test cannot see red, and why. */
    private static final Map<String, String> WITHOUT_MUTANT = Map.of(
            "DX40", "a cable is cut between containers only; the self-test runs in one process",
            "DX41", "a process is paused in a container only; the self-test runs in one process");

    private final List<Mutant> all = Catalogue.all();

    @Test
    void there_are_at_least_forty_of_the_devshard() {
        assertThat(all.size(), greaterThanOrEqualTo(40));
    }

    @Test
    void every_mutant_has_a_name_of_its_own() {
        Set<String> names = new HashSet<>();
        for (Mutant mutant : all) {
            assertThat(mutant.name(), matchesPattern("[a-z0-9]+(-[a-z0-9]+)*"));
            assertThat(mutant.name() + " is new", names.add(mutant.name()), is(true));
        }
    }

    @Test
    void every_mutant_says_what_it_breaks_and_which_rule() {
        for (Mutant mutant : all) {
            assertThat(mutant.name(), mutant.breaks(), matchesPattern("[^.\\t].*[^.\\t]"));
            assertThat(mutant.name(), mutant.reference(), matchesPattern("(D|KD|engine )?[0-9]+(\\.[0-9]+)*"));
        }
    }

    /** Where this fails, a method of the judged was renamed or moved: have the mutant name the new one. */
    @Test
    void the_judged_has_every_method_that_a_mutant_changes() {
        for (Mutant mutant : all) {
            for (Change change : mutant.changes().get()) {
                assertThat(
                        mutant.name() + " changes " + change.seam().name(),
                        change.seam().methods(),
                        is(not(empty())));
            }
        }
    }

    @Test
    void every_scenario_has_a_mutant_that_it_should_notice() {
        Set<String> without = new TreeSet<>();
        for (Trial scenario : new Scenarios().all()) {
            boolean judges = all.stream()
                    .map(mutant -> TagExpressionParser.parse(mutant.noticedBy()))
                    .anyMatch(scenario::matches);
            if (!judges) {
                without.add(scenario.id());
            }
        }
        String what = "scenarios that no mutant turns red: give each a mutant, or say in this test why it has none";
        assertThat(what, without, is(WITHOUT_MUTANT.keySet()));
    }

    @Test
    void every_mutant_has_a_scenario_that_should_notice() {
        List<Trial> scenarios = new Scenarios().all();
        for (Mutant mutant : all) {
            Expression wanted = TagExpressionParser.parse(mutant.noticedBy());
            List<Trial> found =
                    scenarios.stream().filter(trial -> trial.matches(wanted)).toList();
            assertThat(mutant.name() + " is noticed by " + mutant.noticedBy(), found, is(not(empty())));
        }
    }
}
