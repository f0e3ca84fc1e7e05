package dev.assay.acceptance.door;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ScenarioFilterTest {
    private static final List<Set<String>> SCENARIOS =
            List.of(Set.of("@smoke", "@DS01"), Set.of("@smoke", "@slow", "@DS02"), Set.of("@quarantine", "@DS03"));

    @Test
    void without_a_filter_the_unfit_are_left_out() {
        assertThat(filter("").effective(), is("not @quarantine and not @slow and not @performance"));
        assertThat(runs("", "@smoke"), is(true));
        assertThat(runs("", "@smoke", "@slow"), is(false));
    }

    @Test
    void a_filter_narrows_further() {
        assertThat(runs("@smoke", "@smoke"), is(true));
        assertThat(runs("@smoke", "@storage"), is(false));
        assertThat(runs("@smoke", "@smoke", "@quarantine"), is(false));
        assertThat(runs("@smoke or @storage", "@storage", "@slow"), is(false));
    }

    @Test
    void who_names_an_unfit_tag_decides_about_it() {
        assertThat(runs("@slow", "@slow"), is(true));
        assertThat(runs("@slow", "@slow", "@quarantine"), is(false));
        assertThat(runs("not @slow", "@smoke"), is(true));
        assertThat(runs("not (@quarantine or @slow or @performance)", "@smoke"), is(true));
        assertThat(
                filter("not (@quarantine or @slow or @performance)").effective(),
                is("(not (@quarantine or @slow or @performance))"));
    }

    @Test
    void who_names_a_scenario_gets_it() {
        assertThat(runs("@DS02", "@DS02", "@slow"), is(true));
        assertThat(runs("@DS02 or @smoke", "@DS03", "@smoke", "@slow"), is(false));
        assertThat(runs("@DS02 or @smoke", "@DS02", "@quarantine", "@slow"), is(true));
        assertThat(runs("@P0", "@P0", "@slow"), is(false));
        assertThat(runs("@D08", "@D08", "@slow"), is(false));
    }

    @Test
    void what_cannot_be_parsed_is_shown() {
        assertThat(
                assertThrows(IllegalArgumentException.class, () -> filter("@smoke and")
                                .check())
                        .getMessage(),
                containsString("-Dcucumber.filter.tags=\"@smoke and\" cannot be understood"));
        assertThat(
                assertThrows(IllegalArgumentException.class, () -> new ScenarioFilter("", "(").check())
                        .getMessage(),
                containsString("-Dcucumber.filter.name=\"(\" cannot be understood"));
    }

    @Test
    void an_unknown_tag_is_named_with_its_neighbour() {
        assertThat(
                filter("@smoek and not @DS01").explain(SCENARIOS),
                is("No scenario has the tag @smoek; did you mean @smoke?"
                        + " Tags there are: @quarantine @slow @smoke, and the ids that `make list` shows"));
    }

    @Test
    void scenarios_that_are_left_out_by_default_are_spoken_of() {
        assertThat(
                filter("@smoke and not @DS01").explain(SCENARIOS),
                containsString("-Dcucumber.filter.tags=\"@smoke and not @DS01 and @slow\""));
    }

    private static boolean runs(String asked, String... tags) {
        return TagExpressionParser.parse(filter(asked).effective()).evaluate(List.of(tags));
    }

    private static ScenarioFilter filter(String asked) {
        return new ScenarioFilter(asked, "");
    }
}
