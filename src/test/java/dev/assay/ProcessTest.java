package dev.assay;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.assay.engine.model.ModelFile;
import dev.assay.service.Caller;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person or a container engine sees of a service that is a process of its own. */
@Timeout(30)
final class ProcessTest {
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";

    @Test
    void ends_gracefully_when_asked_to() throws Exception {
        Process process = start(Map.of("MOCK_CHAIN_PORT", "0"), "mock-chain");
        try (BufferedReader out = process.inputReader()) {
            String started = out.readLine();
            assertThat(started, startsWith("started mock-chain on port "));
            URI url = URI.create("http://127.0.0.1:" + started.split(" ")[4]);
            assertThat(new Caller(url).get("/health").statusCode(), is(200));

            process.toHandle().destroy();

            assertThat(process.waitFor(10, TimeUnit.SECONDS), is(true));
            assertThat(process.exitValue(), is(0));
            assertThat(out.lines().reduce("", (earlier, last) -> last), is("stopped mock-chain"));
            assertThat(linesOf(process), is(List.of()));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_wrong_setting_is_one_line_and_code_2() throws Exception {
        assertEnds(
                Map.of("MOCK_CHAIN_PORT", "abc"),
                List.of("mock-chain"),
                2,
                "mock-chain: MOCK_CHAIN_PORT: \"abc\" is not a port (0..65535)");
    }

    @Test
    void a_missing_model_is_one_line_and_code_2() throws Exception {
        assertEnds(
                Map.of("ENGINE_MODEL_FILE", "/nowhere/model.onnx"),
                List.of("engine"),
                2,
                "engine: ENGINE_MODEL_FILE: \"/nowhere/model.onnx\" is not a file that can be read");
    }

    @Test
    void an_altered_model_is_one_line_and_code_2(@TempDir Path directory) throws Exception {
        Path altered = Files.writeString(directory.resolve("altered.onnx"), "no model");
        String seen = "f62c7d17e241fe5c5c0c64d2e32ab6e3bd10547a9c02977cc126acc0fe6e6554";
        assertEnds(
                Map.of("ENGINE_MODEL_FILE", altered.toString()),
                List.of("engine"),
                2,
                "engine: ENGINE_MODEL_FILE: \"" + altered + "\" is altered: its SHA-256 is " + seen
                        + ", the model card says " + ModelFile.CHECKSUM);
    }

    @Test
    void a_wrong_name_is_one_line_and_code_2() throws Exception {
        assertEnds(
                Map.of(),
                List.of("chain"),
                2,
                "there is no service \"chain\"; there are " + String.join(", ", Assay.names()));
    }

    @Test
    void a_taken_port_is_one_line_and_code_1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            assertEnds(
                    Map.of("MOCK_CHAIN_PORT", port),
                    List.of("mock-chain"),
                    1,
                    "mock-chain: could not start: port " + port + " is taken");
        }
    }

    private static void assertEnds(Map<String, String> environment, List<String> args, int code, String line)
            throws Exception {
        Process process = start(environment, args.toArray(String[]::new));
        try {
            assertThat(linesOf(process), is(List.of(line)));
            assertThat(process.waitFor(10, TimeUnit.SECONDS), is(true));
            assertThat(process.exitValue(), is(code));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(Map<String, String> environment, String... args) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.assay.Assay"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> linesOf(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
