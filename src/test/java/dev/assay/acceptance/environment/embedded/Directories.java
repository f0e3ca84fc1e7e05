package dev.assay.acceptance.environment.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where embedded services keep their files: below the system's folder for temporary files, named after the run. */
final class Directories {
    private static final Logger LOG = LoggerFactory.getLogger(Directories.class);

    private Directories() {}

    /** Makes the directory of a run, with the word whose it is: {@code make cleanup} takes away only what nobody uses. */
    static void claim(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve("process"),
                    Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        }
    }

    /** Removes a directory with all that is in it; what cannot be removed is logged, and {@code make cleanup} finds it. */
    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> found = Files.walk(directory)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} is left behind: {}", directory, e.toString());
        }
    }
}
