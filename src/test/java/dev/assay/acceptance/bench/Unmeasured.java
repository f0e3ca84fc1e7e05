package dev.assay.acceptance.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.acceptance.environment.RuntimeKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A quantity that could not be measured in this run.
 *
 * @param why half a sentence
 */
record Unmeasured(String name, Bar bar, String why) implements Row {
    /** A row of the runtime that this run is not in, for a bar that names that one too. */
    static Unmeasured in(RuntimeKind other, String name, Bar bar) {
        return new Unmeasured(name + ", " + other, bar, "it takes make bench RUNTIME=" + other);
    }

    /** Where a network can be made, but for this one. */
    static Set<RuntimeKind> otherThan(RuntimeKind runtime) {
        Set<RuntimeKind> others = EnumSet.of(RuntimeKind.EMBEDDED, RuntimeKind.CONTAINERS);
        others.remove(runtime);
        return others;
    }

    @Override
    public void describe(ObjectNode entry) {
        entry.put("bar", bar.toString()).put("not measured", why);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-64s not measured: %s", name, why);
    }
}
