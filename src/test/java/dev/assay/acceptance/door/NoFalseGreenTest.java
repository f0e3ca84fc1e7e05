package dev.assay.acceptance.door;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Opens the door in processes of its own, behind which something is wrong, and wants every one of them to end with an exit
 * code other than 0 and a line that says what to do, without waiting for anything in vain. That it takes less than five
 * seconds on a machine with nothing else to do is for {@code make bench} to say; a busy machine is no defect.
 */
@Execution(ExecutionMode.CONCURRENT)
final class NoFalseGreenTest {
    /** Several times what it takes, and far from any retry of a pull or a connection. */
    private static final Duration BAR = Duration.ofSeconds(30);

    @TempDir
    private Path project;

    @Test
    void a_run_in_which_all_is_well_is_green() {
        DoorProcess run = door().feature("green").run();

        run.mustEndWith(0, "Assay: target reference, runtime embedded (asked for", "1 passed, 0 failed");
    }

    @Test
    void a_scenario_that_fails() {
        DoorProcess run = door().feature("failing").run();

        run.mustEndWith(1, "wanted: the promise kept; seen: the promise broken", "1 passed, 1 failed");
    }

    @Test
    void a_sentence_that_no_step_knows() {
        DoorProcess run = door().feature("undefined").run();

        run.mustEndWith(1, "a promise that nobody has heard of", "undefined");
    }

    @Test
    void a_filter_that_matches_nothing() {
        DoorProcess run = door().feature("green")
                .property("cucumber.filter.tags", "@smoek")
                .run();

        run.mustEndWith(
                1,
                "No scenario ran with -Dcucumber.filter.tags=\"@smoek\". No scenario has the tag @smoek; did you mean"
                        + " @smoke? Tags there are: @quarantine @slow @smoke, and the ids that `make list` shows");
    }

    @Test
    void a_filter_whose_matches_are_left_out_by_default() {
        DoorProcess run = door().feature("green")
                .property("cucumber.filter.tags", "@smoke and not @DS01")
                .run();

        run.mustEndWith(
                1,
                "Scenarios with @slow run only when the filter names that tag,"
                        + " as in -Dcucumber.filter.tags=\"@smoke and not @DS01 and @slow\"");
    }

    @Test
    void a_filter_that_cannot_be_understood() {
        DoorProcess run = door().feature("green")
                .property("cucumber.filter.tags", "@smoke and")
                .run();

        run.mustEndWith(1, "-Dcucumber.filter.tags=\"@smoke and\" cannot be understood");
    }

    @Test
    void a_name_that_no_scenario_has() {
        DoorProcess run = door().feature("green")
                .property("cucumber.filter.name", "It hods")
                .run();

        run.mustEndWith(1, "No scenario ran with -Dcucumber.filter.name=\"It hods\"");
    }

    @Test
    void a_run_in_which_everything_was_skipped() {
        DoorProcess run = door().feature("skipped").run();

        run.mustEndWith(1, "all that match were skipped. Reasons: {there is no real network=1}");
    }

    @Test
    void a_folder_of_features_that_is_not_there() {
        DoorProcess run = door().run();

        run.mustEndWith(1, "no folder " + project.resolve("features"), "Run from the project's root");
    }

    @Test
    void a_folder_of_features_with_nothing_in_it() throws IOException {
        Files.createDirectory(project.resolve("features"));

        DoorProcess run = door().run();

        run.mustEndWith(1, "No scenario ran: there is none");
    }

    @Test
    void a_feature_file_that_is_not_there() {
        DoorProcess run =
                door().property("cucumber.features", "features/nowhere.feature").run();

        run.mustEndWith(1, "There is no " + project.resolve("features/nowhere.feature"));
    }

    @Test
    void a_network_that_does_not_start() {
        DoorProcess run = door().feature("broken").run();

        run.mustEndWith(
                1, "host-0 did not start", "no-port", "not tried again: host-0 did not start", "0 passed, 2 failed");
    }

    @Test
    void containers_without_an_engine() {
        DoorProcess run = door().feature("green")
                .property("assay.runtime", "containers")
                .variable("DOCKER_HOST", "unix://" + project.resolve("no.sock"))
                .run();

        run.mustEndWith(
                1,
                "-Dassay.runtime=containers is not possible: no container engine answers at unix://"
                        + project.resolve("no.sock"),
                "Run: make engine images");
    }

    @Test
    void containers_whose_engine_says_nothing() throws IOException {
        try (FakeEngine engine = FakeEngine.silent()) {
            DoorProcess run = containersFrom(engine).run();

            run.mustEndWith(1, "no container engine answers at " + engine.address(), "Run: make engine images");
        }
    }

    @Test
    void containers_whose_images_are_not_built() throws IOException {
        try (FakeEngine engine = FakeEngine.withImages("devshard-host", "engine", "mock-chain", "postgres")) {
            DoorProcess run = containersFrom(engine).run();

            run.mustEndWith(
                    1,
                    "-Dassay.runtime=containers is not possible: not built: assay/devshardctl:local. Run: make images");
        }
    }

    @Test
    void containers_whose_images_are_stale() throws IOException {
        try (FakeEngine engine =
                FakeEngine.withImages("devshard-host", "engine", "mock-chain", "postgres", "devshardctl")) {
            DoorProcess run = containersFrom(engine).run();

            run.mustEndWith(1, "built from other sources than these: all images", "Run: make images");
        }
    }

    @Test
    void a_scenario_that_never_ends() throws IOException {
        DoorProcess run = oneByOne(door().feature("hanging")).run();

        run.mustEndWith(
                1,
                "The run hangs, so it was ended after -Dassay.hang.seconds=1: still running: ",
                "It is waited for in vain",
                "1 passed, 1 failed");
        assertThat(Files.readString(project.resolve("reports/hang.txt")), containsString("PromiseSteps.awaited"));
        assertThat(
                Files.readString(project.resolve("reports/summary.tsv")),
                containsString("It is waited for in vain\t@DS02\tfailed\tthe run hangs"));
    }

    @Test
    void a_runtime_that_does_not_exist() {
        DoorProcess run =
                door().feature("green").property("assay.runtime", "docker").run();

        run.mustEndWith(1, "-Dassay.runtime=docker is no runtime. Allowed: auto, containers, embedded, external");
    }

    @Test
    void a_property_that_does_not_exist() {
        DoorProcess run =
                door().feature("green").property("assay.runtme", "embedded").run();

        run.mustEndWith(1, "There is no property -Dassay.runtme; did you mean -Dassay.runtime?");
    }

    @Test
    void external_services_that_are_not_there() {
        DoorProcess run = door().feature("green")
                .property("assay.runtime", "external")
                .property("assay.external.gateway", "http://127.0.0.1:1")
                .run();

        run.mustEndWith(1, "-Dassay.runtime=external is not possible: http://127.0.0.1:1", "Run: ");
    }

    @Test
    void the_build_in_which_a_scenario_fails() {
        DoorProcess run = maven().feature("failing").run();

        run.mustEndWith(1, "wanted: the promise kept; seen: the promise broken", "Tests run: 2, Failures: 1");
    }

    @Test
    void the_build_in_which_a_scenario_never_ends() {
        DoorProcess run = oneByOne(maven().feature("hanging")).run();

        run.mustEndWith(1, "The run hangs", "It is waited for in vain");
        assertThat(project.resolve("reports/hang.txt").toFile().exists(), is(true));
    }

    @Test
    void the_build_whose_filter_matches_nothing() {
        DoorProcess run = maven().feature("green")
                .property("cucumber.filter.tags", "@smoek")
                .run();

        run.mustEndWith(1, "No scenario has the tag @smoek; did you mean @smoke?");
    }

    /** So that what does not hang has ended when the rest hangs. */
    private static DoorProcess.Order oneByOne(DoorProcess.Order order) {
        return order.property("cucumber.execution.parallel.enabled", "false");
    }

    private DoorProcess.Order maven() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mvn"))),
                "there is no mvn to run");
        return DoorProcess.in(project).throughMaven();
    }

    private DoorProcess.Order containersFrom(FakeEngine engine) {
        return door().feature("green")
                .property("assay.runtime", "containers")
                .variable("DOCKER_HOST", engine.address());
    }

    private DoorProcess.Order door() {
        return DoorProcess.in(project).within(BAR);
    }
}
