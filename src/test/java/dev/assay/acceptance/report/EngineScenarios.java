package dev.assay.acceptance.report;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The scenarios of the engine that an ordinary run judges, as the features here have them. */
final class EngineScenarios {
    private static final Set<String> LEFT_OUT = Set.of("@quarantine", "@slow", "@performance");

    private EngineScenarios() {}

    /** How many scenarios each id stands for: an outline has as many as examples. */
    static Map<String, Long> below(Path features) throws IOException {
        GherkinParser parser = GherkinParser.builder()
                .includeSource(false)
                .includeGherkinDocument(false)
                .build();
        Map<String, Long> counts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(features)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".feature")).toList()) {
                parser.parse(file)
                        .map(Envelope::getPickle)
                        .flatMap(Optional::stream)
                        .map(EngineScenarios::tags)
                        .filter(tags ->
                                tags.contains(Evidence.TAG) && tags.stream().noneMatch(LEFT_OUT::contains))
                        .forEach(tags -> counts.merge(RunBook.id(tags), 1L, Long::sum));
            }
        }
        return counts;
    }

    private static List<String> tags(Pickle scenario) {
        return scenario.getTags().stream().map(PickleTag::getName).toList();
    }
}
