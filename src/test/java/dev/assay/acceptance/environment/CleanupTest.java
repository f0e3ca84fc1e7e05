package dev.assay.acceptance.environment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code make cleanup}, with a folder for temporary files of its own and an engine that only writes down its orders. */
final class CleanupTest {
    private static final long NOBODY = Integer.MAX_VALUE;
    private static final long THIS_PROCESS = ProcessHandle.current().pid();

    @TempDir
    private Path temporary;

    @TempDir
    private Path programs;

    private final Path root = Path.of("").toAbsolutePath();

    @BeforeEach
    void noEngineAnswers() throws IOException {
        engine("exit 1");
    }

    @Test
    void the_folder_of_a_killed_run_goes_and_what_is_not_ours_stays() throws Exception {
        Path ours = folderOf("assay-20260101-000000-abcdef", NOBODY);
        Path older = Files.createDirectories(temporary.resolve("assay-without-a-process/e1/host-0"))
                .getParent()
                .getParent();
        Path foreign = Files.createDirectories(temporary.resolve("somebody-elses"));

        String said = cleanup();

        assertThat(said, containsString("2 temporary folders"));
        assertThat(Files.exists(ours), is(false));
        assertThat(Files.exists(older), is(false));
        assertThat(Files.exists(foreign), is(true));
    }

    @Test
    void the_folder_of_a_run_that_goes_on_stays() throws Exception {
        Path alive = folderOf("assay-20260101-000000-fedcba", THIS_PROCESS);

        assertThat(cleanup(), containsString("cleanup: left 1"));
        assertThat(Files.exists(alive), is(true));
    }

    @Test
    void of_what_is_in_the_engine_it_removes_what_dead_runs_made() throws Exception {
        engine("""
                echo "$@" >>"%s/orders"
                case "$1 $2" in
                  "ps --all") printf 'dead-container\\t%d\\nliving-container\\t%d\\n' ;;
                  "volume ls") printf 'volume-of-an-older-version\\t\\n' ;;
                esac
                """.formatted(programs, NOBODY, THIS_PROCESS));

        String said = cleanup();

        String orders = Files.readString(programs.resolve("orders"));
        assertThat(orders, containsString("rm --force --volumes dead-container\n"));
        assertThat(orders, containsString("volume rm --force volume-of-an-older-version\n"));
        assertThat(orders, not(containsString("rm --force --volumes living-container")));
        assertThat(said, containsString("removed 1 containers"));
    }

    @Test
    void what_the_engine_keeps_does_not_stop_it_and_is_said_at_the_end() throws Exception {
        engine("""
                echo "$@" >>"%s/orders"
                case "$1 $2" in
                  "network ls") printf 'kept-network\\t%%d\\n' %d ;;
                  "network rm") echo "kept-network has active endpoints" >&2; exit 1 ;;
                  "volume ls") printf 'volume-of-a-dead-run\\t%%d\\n' %d ;;
                esac
                """.formatted(programs, NOBODY, NOBODY));
        Path ours = folderOf("assay-20260101-000000-abcdef", NOBODY);

        String said = cleanup(1);

        assertThat(said, containsString("kept-network has active endpoints"));
        assertThat(said, containsString("the container engine kept some networks"));
        assertThat(
                Files.readString(programs.resolve("orders")),
                containsString("volume rm --force volume-of-a-dead-run\n"));
        assertThat(Files.exists(ours), is(false));
    }

    @Test
    void where_nothing_was_left_it_says_so() throws Exception {
        assertThat(
                cleanup(),
                equalTo(
                        "cleanup: no container engine answers; looking for folders only\ncleanup: nothing to remove\n"));
    }

    private Path folderOf(String name, long process) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(name));
        Files.writeString(folder.resolve("process"), Long.toString(process));
        Files.createDirectories(folder.resolve("e1/gateway"));
        return folder;
    }

    private void engine(String script) throws IOException {
        Path docker = programs.resolve("docker");
        Files.writeString(docker, "#!/bin/bash\n" + script + "\n");
        assertThat(docker.toFile().setExecutable(true), is(true));
    }

    private String cleanup() throws IOException, InterruptedException {
        return cleanup(0);
    }

    private String cleanup(int exitCode) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of("bash", "docker/cleanup.sh"))
                .directory(root.toFile())
                .redirectErrorStream(true);
        builder.environment().put("ASSAY_CLEANUP_FOLDER", temporary.toString());
        builder.environment().merge("PATH", programs.toString(), (path, ours) -> ours + ":" + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(said, process.waitFor(30, TimeUnit.SECONDS), is(true));
        assertThat(said, process.exitValue(), is(exitCode));
        return said;
    }
}
