package dev.assay.acceptance.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A quantity that could not be measured in this run.
 *
 * @param why half a sentence
 */
record Unmeasured(String name, Bar bar, String why) implements Row {
    @Override
    public void describe(ObjectNode entry) {
        entry.put("bar", bar.toString()).put("not measured", why);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-64s not measured: %s", name, why);
    }
}
