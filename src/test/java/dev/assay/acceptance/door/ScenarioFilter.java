package dev.assay.acceptance.door;

import dev.assay.acceptance.environment.Closest;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which scenarios a person asked for, and which of them run. {@code @quarantine}, {@code @slow} and {@code @performance}
 * are left out unless the filter speaks of them: {@code @smoke} means smoke tests fit to run now, {@code @smoke and @slow}
 * means the slow ones.
 *
 * @param asked the value of {@code cucumber.filter.tags}; blank when absent
 * @param name the value of {@code cucumber.filter.name}, a regular expression; blank when absent
 */
record ScenarioFilter(String asked, String name) {
    static final String TAGS = "cucumber.filter.tags";
    private static final String NAME = "cucumber.filter.name";
    private static final List<String> LEFT_OUT = List.of("@quarantine", "@slow", "@performance");
    private static final Pattern TAG = Pattern.compile("@[^\\s()]+");

    static ScenarioFilter fromSystem() {
        return new ScenarioFilter(
                System.getProperty(TAGS, "").trim(),
                System.getProperty(NAME, "").trim());
    }

    /** Makes Cucumber use it. */
    void install() {
        System.setProperty(TAGS, effective());
    }

    /** The tag expression Cucumber gets. */
    String effective() {
        Set<String> named = namedTags();
        String leftOut = LEFT_OUT.stream()
                .filter(tag -> !named.contains(tag))
                .map(tag -> "not " + tag)
                .collect(Collectors.joining(" and "));
        if (asked.isEmpty() || leftOut.isEmpty()) {
            return asked + leftOut;
        }
        return "(" + asked + ") and " + leftOut;
    }

    /**
     * Why nothing ran.
     *
     * @param scenarios the tags of every scenario there is
     */
    String explain(Collection<Set<String>> scenarios) {
        Set<String> known = new TreeSet<>();
        scenarios.forEach(known::addAll);
        Set<String> unknown = new TreeSet<>(namedTags());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            return "No scenario has the tag " + String.join(", ", unknown)
                    + Closest.to(unknown.iterator().next(), known)
                            .map(tag -> "; did you mean " + tag + "?")
                            .orElse(".")
                    + " Known tags: " + String.join(" ", known);
        }
        long hidden = scenarios.stream().filter(this::matches).count();
        if (hidden > 0 && name.isEmpty()) {
            return hidden + " scenarios match, but " + String.join(", ", LEFT_OUT)
                    + " are left out unless the filter names them, as in -D" + TAGS + "=\"" + asked
                    + (asked.isEmpty() ? "" : " and ") + "@slow\"";
        }
        return "No scenario matches it. `make list` shows all scenarios with their tags.";
    }

    /** The filter as a person typed it. */
    @Override
    public String toString() {
        String tags = asked.isEmpty() ? "" : "-D" + TAGS + "=\"" + asked + "\"";
        String names = name.isEmpty() ? "" : "-D" + NAME + "=\"" + name + "\"";
        return (tags + " " + names).trim();
    }

    private boolean matches(Set<String> tags) {
        return asked.isEmpty() || TagExpressionParser.parse(asked).evaluate(List.copyOf(tags));
    }

    private Set<String> namedTags() {
        return TAG.matcher(asked).results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }
}
