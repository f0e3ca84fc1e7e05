package dev.assay.acceptance.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.acceptance.door.AcceptanceRun;
import dev.assay.acceptance.environment.RuntimeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code make bench}: measures what the README states, prints a line a figure and writes {@code reports/bench.json}.
 * Measures the runtime that {@code -Dassay.runtime} names, or the one that {@code auto} takes here.
 */
public final class Bench {
    private static final Path REPORT = Path.of("reports", "bench.json");
    private static final int COMMANDS = 3;
    private static final int NETWORKS = 7;
    private static final int CHATS = 400;
    private static final int SESSIONS = 3;
    private static final int DIFFS = 10_000;
    private static final int RECOVERIES = 5;

    private final List<Figure> figures = new ArrayList<>();

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        AcceptanceRun run = AcceptanceRun.current();
        System.out.println(run.choice().sentence());
        System.out.printf("%-64s %9s %9s %9s %9s%n", "", "min", "median", "p95", "max");
        Bench bench = new Bench();
        try {
            bench.measure(run, run.choice().runtime());
        } finally {
            run.close();
        }
        bench.write(run.choice().sentence());
    }

    private void measure(AcceptanceRun run, RuntimeKind runtime) throws IOException, InterruptedException {
        boolean embedded = runtime == RuntimeKind.EMBEDDED;
        NetworkBench network = new NetworkBench(run.environments());
        add(network.ready(
                "3 hosts and PostgreSQL ready, " + runtime, NETWORKS, embedded ? "median 0.6 s" : "median 4 s"));
        add(network.chats(
                "one chat through gateway and host, " + runtime,
                CHATS,
                embedded ? "median 15 ms, p95 40 ms" : "none stated"));
        SessionBench sessions = new SessionBench(run.environments());
        add(sessions.growth("a chat at nonce 1,000 against one at nonce 100, " + runtime, SESSIONS, "median 1.2"));
        add(sessions.recovery("a host with 10,000 diffs is back, " + runtime, DIFFS, RECOVERIES, "median 5 s"));
        add(new JudgeBench().cost("the judge's own cost of a step", "median 1 ms"));
        add(new WholeCommand("a run without a container engine says so", "5 s", withoutAnEngine())
                .endingWith(1)
                .measure(COMMANDS));
        if (!embedded) {
            add(new ContainerBench(run.environments()).memory("resident memory of a service container", "200 MiB"));
            add(new WholeCommand("make images, nothing changed", "3 s", "make", "images").measure(COMMANDS));
        }
        add(new WholeCommand(
                        "mvn test -Dcucumber.filter.tags=@smoke, " + runtime,
                        embedded ? "20 s" : "40 s",
                        "mvn",
                        "--batch-mode",
                        "test",
                        "-Dcucumber.filter.tags=@smoke",
                        "-Dassay.runtime=" + runtime)
                .measure(COMMANDS));
    }

    private static String[] withoutAnEngine() {
        return new String[] {
            "env",
            "DOCKER_HOST=unix:///nowhere.sock",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Dassay.runtime=containers",
            "dev.assay.acceptance.door.DoorRun"
        };
    }

    private void add(Figure figure) {
        figures.add(figure);
        System.out.println(figure);
    }

    /** The figures of the other runtime stay. */
    private void write(String sentence) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode report =
                Files.exists(REPORT) ? (ObjectNode) mapper.readTree(REPORT.toFile()) : mapper.createObjectNode();
        for (Figure figure : figures) {
            ObjectNode entry = report.putObject(figure.name());
            entry.setAll((ObjectNode) mapper.valueToTree(figure));
            entry.remove("name");
            entry.put("measured", Instant.now().toString()).put("run", sentence);
        }
        Files.createDirectories(REPORT.getParent());
        mapper.writeValue(REPORT.toFile(), report);
    }
}
