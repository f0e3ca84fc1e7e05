package dev.assay.acceptance.bench;

import dev.assay.acceptance.environment.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docker stats} says of an environment's containers: memory without the page cache, in MiB. */
final class ContainerMemory {
    private static final Pattern USAGE = Pattern.compile("([0-9.]+)(B|KiB|MiB|GiB) / .*");
    private static final Map<String, Double> MIB =
            Map.of("B", 1.0 / (1024 * 1024), "KiB", 1.0 / 1024, "MiB", 1.0, "GiB", 1024.0);

    private ContainerMemory() {}

    /** One value a container, in no order. Networks of other runs may stand beside it. */
    static List<Double> of(Environment environment) throws IOException, InterruptedException {
        long run = ProcessHandle.current().pid();
        List<String> containers = docker(
                "ps",
                "--quiet",
                "--filter=label=dev.assay.process=" + run,
                "--filter=label=dev.assay.environment=" + environment.id());
        if (containers.isEmpty()) {
            throw new IllegalStateException("docker knows no containers of " + environment.id());
        }
        List<String> stats = new ArrayList<>(List.of("stats", "--no-stream", "--format={{.MemUsage}}"));
        stats.addAll(containers);
        return docker(stats.toArray(String[]::new)).stream()
                .map(ContainerMemory::mib)
                .toList();
    }

    /** @param usage such as {@code 61.2MiB / 23.5GiB}: what is used, and of how much */
    static double mib(String usage) {
        Matcher matcher = USAGE.matcher(usage);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "docker stats said \"" + usage + "\" where it says how much memory is used");
        }
        return Double.parseDouble(matcher.group(1)) * MIB.get(matcher.group(2));
    }

    private static List<String> docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status);
        }
        return lines;
    }
}
