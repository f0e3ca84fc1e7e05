package dev.assay.acceptance.door;

import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.launcher.TestIdentifier;

/** The tags of a scenario, each with its {@code @}. */
final class ScenarioTags {
    private ScenarioTags() {}

    static Set<String> of(TestIdentifier scenario) {
        Set<String> tags = new TreeSet<>();
        scenario.getTags().forEach(tag -> tags.add("@" + tag.getName()));
        return tags;
    }
}
