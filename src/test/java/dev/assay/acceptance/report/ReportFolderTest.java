package dev.assay.acceptance.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFolderTest {
    @TempDir
    Path place;

    private List<String> visible() throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    @Test
    void aFileAppearsWhenItIsWhole() throws IOException {
        ReportFolder folder = new ReportFolder(place);
        folder.write("a.txt", "before");
        try (OutputStream out = folder.open("a.txt")) {
            out.write('x');
            assertThat(Files.readString(place.resolve("a.txt")), equalTo("before"));
        }
        assertThat(Files.readString(place.resolve("a.txt")), equalTo("x"));
        assertThat(visible(), contains("a.txt"));
    }

    @Test
    void twoRunsAtOnceDoNotMixTheirLogs() throws IOException {
        ReportFolder folder = new ReportFolder(place);
        try (RunLog first = new RunLog(folder, UnaryOperator.identity());
                RunLog second = new RunLog(folder, UnaryOperator.identity())) {
            first.line("one");
            second.line("two");
        }
        String own = "run-" + ProcessHandle.current().pid() + ".log";
        assertThat(visible(), containsInAnyOrder("run.log", own));
        assertThat(
                Files.readString(place.resolve("run.log")), allOf(containsString("one"), not(containsString("two"))));
    }

    @Test
    void aRunThatDidNotBeginLeavesNothingOfTheOneBefore() throws IOException {
        ReportFolder folder = new ReportFolder(place);
        folder.write("summary.tsv", "DS01\tpassed");
        folder.write("cucumber.ndjson", "old");
        folder.write("cucumber.html", "old and green");
        UnopenedRun.leaveReports(place, "no <engine> answers. Run: make engine");
        assertThat(visible(), containsInAnyOrder("summary.tsv", "summary.json", "run.log", "cucumber.html"));
        assertThat(
                Files.readString(place.resolve("summary.tsv")),
                allOf(
                        containsString(
                                "# Assay: the run did not begin\n# fault: no <engine> answers. Run: make engine\n"),
                        not(containsString("DS01"))));
        assertThat(
                Files.readString(place.resolve("cucumber.html")),
                allOf(containsString("\"red\":true"), containsString("no \\u003cengine> answers")));
        assertThat(Files.readString(place.resolve("summary.json")), containsString("\"green\" : false"));
    }
}
