package dev.assay.acceptance.bench;

import dev.assay.acceptance.door.AcceptanceRun;
import dev.assay.acceptance.environment.EnvironmentPool;
import dev.assay.acceptance.environment.RuntimeKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * {@code make bench}: measures what the README states, prints a line a row and writes {@code reports/bench.json}.
 * Measures the runtime that {@code -Dassay.runtime} names, or the one that {@code auto} takes here. Ends with 0 when all
 * was measured, also where a bar was missed; with 2 when the arguments are wrong.
 */
public final class Bench {
    private static final Path REPORT = Path.of("reports", "bench.json");

    private final EnvironmentPool environments;
    private final RuntimeKind runtime;
    private final Report report;

    private Bench(AcceptanceRun run) throws IOException {
        this.environments = run.environments();
        this.runtime = run.choice().runtime();
        this.report = new Report(REPORT, run.choice().sentence());
    }

    /** @param arguments names of groups of rows, separated by commas or spaces; none for all */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            Set<Group> groups = Group.of(String.join(",", arguments));
            measure(groups);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static void measure(Set<Group> groups) throws IOException, InterruptedException {
        AcceptanceRun run = AcceptanceRun.current();
        System.out.println(run.choice().sentence());
        System.out.printf(
                Locale.ROOT,
                "%d cores, %.1f threads wanted one lately%n%s%n",
                Runtime.getRuntime().availableProcessors(),
                load(),
                Figure.HEADER);
        try {
            Bench bench = new Bench(run);
            for (Group group : groups) {
                bench.measure(group);
            }
        } finally {
            run.close();
        }
    }

    private void measure(Group group) throws IOException, InterruptedException {
        switch (group) {
            case NETWORK -> {
                new NetworkBench(environments, runtime).ready(this::add);
                new NetworkBench(environments, runtime).growth(this::add);
            }
            case CHAT -> new NetworkBench(environments, runtime).chats(this::add);
            case STREAMS -> new StreamsBench(environments, runtime).together(this::add);
            case SESSION -> new SessionBench(environments, runtime).growth(this::add);
            case RECOVERY -> new SessionBench(environments, runtime).recovery(this::add);
            case ENGINE -> {
                new EngineBench(environments, runtime).speed(this::add);
                new MemoryBench(environments, runtime).engine(this::add);
            }
            case EXACTNESS -> new ExactnessBench(environments, runtime).exactness(this::add);
            case JUDGE -> new JudgeBench().cost(this::add);
            case CONTAINERS -> {
                new MemoryBench(environments, runtime).services(this::add);
                new CommandBench(runtime).images(this::add);
            }
            case COMMANDS -> new CommandBench(runtime).commands(this::add);
        }
    }

    private void add(Row row) {
        System.out.println(row);
        try {
            report.add(row, load(), Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double load() {
        return Math.round(10 * ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()) / 10.0;
    }
}
