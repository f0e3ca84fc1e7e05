package dev.assay.acceptance.door;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The suite, run in a JVM of its own.
 *
 * @param output what it wrote, both streams
 */
record DoorProcess(int exitCode, String output, Duration took, Duration bar) {
    private static final Path FEATURES = Path.of("src/test/resources/no-false-green");
    private static final int PATIENCE_SECONDS = 60;

    /** A run in this directory, strictly embedded, glued to {@code door.glue}. */
    static Order in(Path directory) {
        return new Order(directory);
    }

    /** Fails unless it ended so, said all that, and did not take too long. */
    void mustEndWith(int wanted, String... words) {
        String said = "the run said:\n" + output + "\n";
        for (String word : words) {
            assertThat(said, output, containsString(word));
        }
        assertThat(said + "its exit code", exitCode, is(wanted));
        assertThat(said + "its time", took, lessThan(bar));
    }

    /** What is to be run. */
    static final class Order {
        private final Path directory;
        private final Map<String, String> properties = new TreeMap<>(Map.of(
                "assay.runtime", "embedded",
                "cucumber.glue", "dev.assay.acceptance.door.glue"));
        private final Map<String, String> variables = new TreeMap<>();
        private Duration bar = Duration.ofMinutes(1);
        private boolean throughMaven;

        private Order(Path directory) {
            this.directory = directory;
        }

        /** How long it may take. */
        Order within(Duration limit) {
            bar = limit;
            return this;
        }

        /** As {@code mvn test} does it, with this project's own pom.xml, classes and plugins. */
        Order throughMaven() {
            try {
                Files.copy(Path.of("pom.xml"), directory.resolve("pom.xml"));
                Path target = Files.createDirectories(directory.resolve("target"));
                for (String classes : List.of("classes", "test-classes")) {
                    Files.createSymbolicLink(
                            target.resolve(classes), Path.of("target", classes).toAbsolutePath());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throughMaven = true;
            return this;
        }

        /** With this file of {@code no-false-green} in its folder of features. */
        Order feature(String name) {
            String file = name + ".feature";
            try {
                Path features = Files.createDirectories(directory.resolve("features"));
                Files.copy(FEATURES.resolve(file), features.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        Order property(String name, String value) {
            properties.put(name, value);
            return this;
        }

        Order variable(String name, String value) {
            variables.put(name, value);
            return this;
        }

        DoorProcess run() {
            long begin = System.nanoTime();
            try {
                Files.createDirectories(directory.resolve("target"));
                Path output = directory.resolve("output.txt");
                ProcessBuilder builder = new ProcessBuilder(throughMaven ? maven() : java())
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().putAll(variables);
                Process process = builder.start();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(
                            "still running after " + PATIENCE_SECONDS + " s: " + Files.readString(output));
                }
                deleteLinks();
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                return new DoorProcess(process.exitValue(), Files.readString(output), took, bar);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private void deleteLinks() throws IOException {
            for (String classes : List.of("classes", "test-classes")) {
                Files.deleteIfExists(directory.resolve("target").resolve(classes));
            }
        }

        private List<String> java() {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path")));
            properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
            command.add(DoorRun.class.getName());
            return command;
        }

        private List<String> maven() {
            List<String> command = new ArrayList<>(List.of("mvn", "--offline", "--batch-mode", "--quiet"));
            String repository = System.getProperty("localRepository");
            if (repository != null) {
                command.add("-Dmaven.repo.local=" + repository);
            }
            properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
            command.add("surefire:test@default-test");
            return command;
        }
    }
}
