package dev.assay.acceptance.selftest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * judge them. As many shares run at once as the machine has processors.
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

    /** Returns 0 when every mutant was killed, else 1. */
    int run() throws IOException {
        long begin = System.nanoTime();
        List<List<Mutant>> shares = of(mutants);
        int atOnce = Math.min(shares.size(), Runtime.getRuntime().availableProcessors());
        System.out.println(mutants.size() + " mutants in " + shares.size() + " shares, " + atOnce + " at a time");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Process::destroy)));
        ExecutorService dealers = Executors.newFixedThreadPool(atOnce);
        List<Future<List<String>>> findings = shares.stream()
                .map(share -> dealers.submit((Callable<List<String>>) () -> findingsOf(share)))
                .toList();
        dealers.shutdown();
        int killed = gather(findings);
        System.out.printf(
                Locale.ROOT,
                "%d of %d mutants killed in %.0f s: %s%n",
                killed,
                mutants.size(),
                SelfTest.seconds(begin),
                file);
        return killed == mutants.size() ? 0 : 1;
    }

    /** Consecutive ones, at most {@value #MOST} each, of nearly the same size. */
    static List<List<Mutant>> of(List<Mutant> mutants) {
        int count = (mutants.size() + MOST - 1) / MOST;
        return IntStream.range(0, count)
                .mapToObj(i -> mutants.subList(i * mutants.size() / count, (i + 1) * mutants.size() / count))
                .toList();
    }

    /** In the order of the catalogue; as soon as they are there. */
    private int gather(List<Future<List<String>>> findings) throws IOException {
        Report report = new Report(file);
        int killed = 0;
        for (Future<List<String>> share : findings) {
            for (String row : rows(share)) {
                report.add(row);
                killed += row.contains("\t" + Verdict.KILLED + "\t") ? 1 : 0;
            }
        }
        return killed;
    }

    private static List<String> rows(Future<List<String>> share) throws IOException {
        try {
            return share.get();
        } catch (ExecutionException e) {
            throw new IOException("a share of the self-test could not be run", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the self-test was interrupted", e);
        }
    }

    /** Runs a share and returns its rows. What it says is said at once. */
    private List<String> findingsOf(List<Mutant> share) throws IOException, InterruptedException {
        Path part = Files.createTempFile("mutants", ".tsv");
        try {
            Process process = new ProcessBuilder(command(share, part))
                    .redirectErrorStream(true)
                    .start();
            running.add(process);
            try (BufferedReader lines = process.inputReader()) {
                lines.lines().forEach(System.out::println);
            } catch (UncheckedIOException cut) {
                System.out.println("a share of the self-test was cut off: " + cut.getMessage());
            }
            process.waitFor();
            running.remove(process);
            return found(part);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static List<String> found(Path part) throws IOException {
        List<String> rows = Files.readAllLines(part);
        return rows.isEmpty() ? rows : rows.subList(1, rows.size());
    }

    /** This JVM's own command, but for what it is to do. */
    private static List<String> command(List<Mutant> share, Path report) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + SelfTest.REPORT + "=" + report);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SelfTest.class.getName()));
        command.add(share.stream().map(Mutant::name).collect(Collectors.joining(",")));
        return command;
    }
}
