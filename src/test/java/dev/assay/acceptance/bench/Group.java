package dev.assay.acceptance.bench;

import dev.assay.acceptance.environment.Closest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rows that are measured together, by the name that {@code make bench ROWS=…} knows them by. */
enum Group {
    /** How soon networks are ready. */
    NETWORK,
    /** One chat after another. */
    CHAT,
    /** Many streams at once. */
    STREAMS,
    /** What a session costs as it grows. */
    SESSION,
    /** How soon a host with a long history is back. */
    RECOVERY,
    /** The inference engine. */
    ENGINE,
    /** Whether the model says what it is told to say. */
    EXACTNESS,
    /** What judging costs. */
    JUDGE,
    /** What containers cost. */
    CONTAINERS,
    /** What a person types. */
    COMMANDS;

    /**
     * Those that were asked for, in their own order.
     *
     * @param asked names separated by commas or spaces; blank for all
     * @throws IllegalArgumentException a name that none has; the message lists what there is
     */
    static Set<Group> of(String asked) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        Arrays.stream(asked.split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .map(Group::named)
                .forEach(groups::add);
        return groups.isEmpty() ? EnumSet.allOf(Group.class) : groups;
    }

    private static Group named(String name) {
        return Arrays.stream(values())
                .filter(group -> group.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    private static String unknown(String name) {
        List<String> names = Arrays.stream(values()).map(Group::toString).toList();
        String close = Closest.to(name, names)
                .map(other -> "; did you mean " + other + "?")
                .orElse(".");
        return "There are no rows " + name + close + " There are: " + String.join(", ", names);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
