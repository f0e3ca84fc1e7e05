package dev.assay.acceptance.selftest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many mutants, dealt out to processes of their own: a mutant changes the classes of a whole JVM, so one JVM can hold one
 * at a time, and a scenario mostly waits. Neighbours in the catalogue go to the same share, because the same scenarios
 * judge them. One share more than the machine has processors runs at a time: a third of a share's time is waiting for what
 * a mutant keeps from coming.
 */
final class Shares {
    /** Mutants of one share: few enough that all processors are busy to the end. */
    static final int MOST = 12;

    private final List<Mutant> mutants;
    private final Path file;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /** @param file the report of all */
    Shares(List<Mutant> mutants, Path file) {
        this.mutants = mutants;
        this.file = file;
    }

    /**
     * What became of a share.
     *
     * @param rows of its report
     * @param status 0 when every mutant was killed, and every scenario green without one
     */
    private record Part(List<String> rows, int status) {}

    /** Returns 0 when every mutant was killed, and every scenario was green without one; else 1. */
    int run() throws IOException {
        long begin = System.nanoTime();
        int atOnce = Runtime.getRuntime().availableProcessors() + 1;
        List<List<Mutant>> shares = of(mutants, atOnce);
        System.out.println(mutants.size() + " mutants in " + shares.size() + " shares, " + atOnce + " at a time");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Process::destroy)));
        ExecutorService dealers = Executors.newFixedThreadPool(atOnce);
        List<Future<Part>> parts = shares.stream()
                .map(share -> dealers.submit((Callable<Part>) () -> partOf(share)))
                .toList();
        dealers.shutdown();
        Report report = new Report(file);
        boolean good = true;
        for (Future<Part> each : parts) {
            Part part = found(each);
            good &= part.status() == 0;
            report.add(part.rows());
        }
        System.out.printf(
                Locale.ROOT,
                "%d of %d mutants killed in %.0f s: %s%n",
                report.killed(),
                mutants.size(),
                SelfTest.seconds(begin),
                file);
        return good && report.killed() == mutants.size() ? 0 : 1;
    }

    /**
     * Consecutive ones, at most {@value #MOST} each, of nearly the same size.
     *
     * @param fewest so many shares at least
     */
    static List<List<Mutant>> of(List<Mutant> mutants, int fewest) {
        int count = Math.max(fewest, (mutants.size() + MOST - 1) / MOST);
        return IntStream.range(0, count)
                .mapToObj(i -> mutants.subList(i * mutants.size() / count, (i + 1) * mutants.size() / count))
                .toList();
    }

    private static Part found(Future<Part> part) throws IOException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw new IOException("a share of the self-test could not be run", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the self-test was interrupted", e);
        }
    }

    /** Runs a share. What it says is said at once. */
    private Part partOf(List<Mutant> share) throws IOException, InterruptedException {
        Path report = Files.createTempFile("mutants", ".tsv");
        try {
            Process process = new ProcessBuilder(command(share, report))
                    .redirectErrorStream(true)
                    .start();
            running.add(process);
            try (BufferedReader lines = process.inputReader()) {
                lines.lines().forEach(System.out::println);
            } catch (UncheckedIOException cut) {
                System.out.println("a share of the self-test was cut off: " + cut.getMessage());
            }
            int status = process.waitFor();
            running.remove(process);
            List<String> lines = Files.readAllLines(report);
            return new Part(lines.subList(Math.min(1, lines.size()), lines.size()), status);
        } finally {
            Files.deleteIfExists(report);
        }
    }

    /** This JVM's own command, but for what it is to do. */
    private static List<String> command(List<Mutant> share, Path report) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + SelfTest.REPORT + "=" + report);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SelfTest.class.getName()));
        command.add(share.stream().map(Mutant::name).collect(Collectors.joining(",")));
        return command;
    }
}
