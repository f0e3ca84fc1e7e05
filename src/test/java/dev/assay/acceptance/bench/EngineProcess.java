package dev.assay.acceptance.bench;

import dev.assay.acceptance.environment.Health;
import dev.assay.acceptance.environment.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An engine in a process of its own, with the options that its container would have; killed when closed. */
final class EngineProcess implements AutoCloseable {
    private static final Path OPTIONS = Path.of("docker", "service", "java.args");
    /** Where the image keeps machine code; elsewhere the libraries unpack their own. */
    private static final String IN_THE_IMAGE = "/opt/assay/";

    private static final String KEY = "bench";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final URI url;

    private EngineProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static EngineProcess start() throws IOException {
        String port = Integer.toString(new Ports().take());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.assay.Assay", "engine"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("ENGINE_PORT", port);
        builder.environment().put("ENGINE_API_KEYS", KEY);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        EngineProcess engine = new EngineProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
        engine.awaitReady();
        return engine;
    }

    private static List<String> options() throws IOException {
        return Files.readAllLines(OPTIONS).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("-") && !line.contains(IN_THE_IMAGE))
                .toList();
    }

    private void awaitReady() {
        Health.await(() -> Health.complaint(url.resolve("/healthz")), PATIENCE, process::isAlive)
                .ifPresent(complaint -> {
                    close();
                    throw new IllegalStateException("an engine of its own did not start: " + complaint);
                });
    }

    EngineTalk talk() {
        return EngineTalk.with(url, KEY);
    }

    /** Where the system says what the process needs; only Linux has it. */
    private Path status() {
        return Path.of("/proc", Long.toString(process.pid()), "status");
    }

    boolean tellsItsMemory() {
        return Files.exists(status());
    }

    /** The most that was resident at any time, in MiB. */
    double peakMiB() throws IOException {
        String peak = Files.readAllLines(status()).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(peak.replaceAll("\\D", "")) / 1024.0;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
