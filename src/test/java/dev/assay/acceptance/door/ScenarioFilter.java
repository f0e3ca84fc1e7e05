package dev.assay.acceptance.door;

import dev.assay.acceptance.environment.Closest;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Which scenarios a person asked for, and which of them run. {@code @quarantine}, {@code @slow} and {@code @performance}
 * are left out unless the filter speaks of them: {@code @smoke} means the smoke tests fit to run now, {@code @smoke and
 * @slow} means the slow ones. A scenario asked for by its id, as in {@code @DS02}, runs whatever other tags it has.
 *
 * @param asked the value of {@code cucumber.filter.tags}; blank when absent
 * @param name the value of {@code cucumber.filter.name}, a regular expression; blank when absent
 */
record ScenarioFilter(String asked, String name) {
    static final String TAGS = "cucumber.filter.tags";

    private static final String NAME = "cucumber.filter.name";
    private static final List<String> LEFT_OUT = List.of("@quarantine", "@slow", "@performance");
    private static final Pattern TAG = Pattern.compile("@[^\\s()]+");
    private static final Pattern ID = Pattern.compile("@[A-Z]{2,}[0-9]+");

    /** Ids of scenarios and of known defects: hundreds, so nobody finds a tag among them. */
    private static final Pattern NUMBERED = Pattern.compile("@[A-Z]+[0-9]{2,}");

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
        List<String> parts = new ArrayList<>();
        if (!asked.isEmpty()) {
            parts.add("(" + asked + ")");
        }
        Set<String> named = tags(TAG);
        String ids = tags(ID).stream().map(id -> " or " + id).collect(Collectors.joining());
        LEFT_OUT.stream()
                .filter(tag -> !named.contains(tag))
                .map(tag -> ids.isEmpty() ? "not " + tag : "(not " + tag + ids + ")")
                .forEach(parts::add);
        return String.join(" and ", parts);
    }

    /**
     * Refuses a filter that cannot be understood.
     *
     * @throws IllegalArgumentException the message shows where it goes wrong
     */
    void check() {
        try {
            expression();
            Pattern.compile(name);
        } catch (TagExpressionException | PatternSyntaxException e) {
            throw new IllegalArgumentException(this + " cannot be understood: "
                    + e.getMessage().lines().map(String::trim).collect(Collectors.joining(" "))
                    + ". For example: -D" + TAGS + "=\"@smoke and not @DS02\"");
        }
    }

    /**
     * Why nothing ran, and what to do.
     *
     * @param scenarios the tags of every scenario there is
     */
    String explain(Collection<Set<String>> scenarios) {
        Set<String> known = new TreeSet<>();
        scenarios.forEach(known::addAll);
        Set<String> unknown = new TreeSet<>(tags(TAG));
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            return "No scenario has the tag " + String.join(" or ", unknown) + didYouMean(unknown, known)
                    + " Tags there are: "
                    + known.stream()
                            .filter(tag -> !NUMBERED.matcher(tag).matches())
                            .collect(Collectors.joining(" "))
                    + ", and the ids that `make list` shows";
        }
        Set<String> leftOut = new TreeSet<>();
        Expression expression = expression();
        scenarios.stream()
                .filter(tags -> expression.evaluate(List.copyOf(tags)))
                .forEach(leftOut::addAll);
        leftOut.retainAll(LEFT_OUT);
        if (!leftOut.isEmpty()) {
            return "Scenarios with " + String.join(" or ", leftOut) + " run only when the filter names that tag,"
                    + " as in -D" + TAGS + "=\"" + (asked.isEmpty() ? "" : asked + " and ")
                    + leftOut.iterator().next()
                    + "\"";
        }
        return "`make list` shows every scenario with its tags";
    }

    /** The filter as a person typed it. */
    @Override
    public String toString() {
        String tags = asked.isEmpty() ? "" : "-D" + TAGS + "=\"" + asked + "\"";
        String names = name.isEmpty() ? "" : "-D" + NAME + "=\"" + name + "\"";
        return (tags + " " + names).trim();
    }

    private Expression expression() {
        return TagExpressionParser.parse(asked);
    }

    private Set<String> tags(Pattern kind) {
        return TAG.matcher(asked)
                .results()
                .map(MatchResult::group)
                .filter(tag -> kind.matcher(tag).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String didYouMean(Set<String> unknown, Set<String> known) {
        return Closest.to(unknown.iterator().next(), known)
                .map(tag -> "; did you mean " + tag + "?")
                .orElse(".");
    }
}
