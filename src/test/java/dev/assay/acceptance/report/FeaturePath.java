package dev.assay.acceptance.report;

import java.net.URI;
import java.nio.file.Path;

/** A feature file's address as a person calls it: relative to where the run was started, where that is possible. */
final class FeaturePath {
    private FeaturePath() {}

    static String of(URI file) {
        if (!"file".equals(file.getScheme())) {
            return file.toString();
        }
        Path here = Path.of("").toAbsolutePath();
        Path there = Path.of(file.isOpaque() ? file.getSchemeSpecificPart() : file.getPath())
                .toAbsolutePath();
        return there.startsWith(here) ? here.relativize(there).toString() : there.toString();
    }
}
