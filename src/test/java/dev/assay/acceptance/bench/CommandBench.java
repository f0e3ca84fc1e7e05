package dev.assay.acceptance.bench;

import dev.assay.acceptance.environment.RuntimeKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** How long a person waits who types a command. */
final class CommandBench {
    private static final int RUNS = 3;

    private final RuntimeKind runtime;

    CommandBench(RuntimeKind runtime) {
        this.runtime = runtime;
    }

    void commands(Consumer<Row> rows) throws IOException, InterruptedException {
        rows.accept(new WholeCommand(
                        "a run without a container engine says so",
                        Bar.atMost(Statistic.MEDIAN, 5),
                        "env",
                        "DOCKER_HOST=unix:///nowhere.sock",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dassay.runtime=containers",
                        "dev.assay.acceptance.door.DoorRun")
                .endingWith(1)
                .measure(RUNS));
        rows.accept(new WholeCommand(
                        "mvn test -Dcucumber.filter.tags=@smoke, " + runtime,
                        Bar.atMost(Statistic.MEDIAN, runtime == RuntimeKind.EMBEDDED ? 20 : 40),
                        "mvn",
                        "--batch-mode",
                        "test",
                        "-Dcucumber.filter.tags=@smoke",
                        "-Dassay.runtime=" + runtime)
                .measure(RUNS));
    }

    void images(Consumer<Row> rows) throws IOException, InterruptedException {
        String name = "make images, nothing changed";
        Bar bar = Bar.atMost(Statistic.MEDIAN, 3);
        rows.accept(
                runtime == RuntimeKind.CONTAINERS
                        ? new WholeCommand(name, bar, "make", "images").measure(RUNS)
                        : new Unmeasured(name, bar, "there are no images in an " + runtime + " run"));
    }
}
