package dev.assay.acceptance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command as a person types it, timed from start to end. */
final class WholeCommand {
    private final String name;
    private final Bar bar;
    private final List<String> command;
    private int wanted;

    WholeCommand(String name, Bar bar, String... command) {
        this.name = name;
        this.bar = bar;
        this.command = List.of(command);
    }

    /** The same command, which is to end with this status. */
    WholeCommand endingWith(int status) {
        wanted = status;
        return this;
    }

    /** Once to warm up, then that many times. */
    Figure measure(int runs) throws IOException, InterruptedException {
        run();
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            seconds.add(run());
        }
        return Figure.of(name, "s", seconds, bar);
    }

    private double run() throws IOException, InterruptedException {
        Path output = Files.createTempFile("assay-bench-", ".log");
        Stopwatch watch = Stopwatch.start();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = process.waitFor();
        double seconds = watch.seconds();
        if (status != wanted) {
            throw new IOException(String.join(" ", command) + " ended with status " + status + ": see " + output);
        }
        Files.delete(output);
        return seconds;
    }
}
