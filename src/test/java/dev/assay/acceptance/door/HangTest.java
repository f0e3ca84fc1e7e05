package dev.assay.acceptance.door;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HangTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static Hang.Running running(String name, int seconds) {
        return new Hang.Running(name, NOW.minusSeconds(seconds));
    }

    private static Hang hang(int secondsSinceLastEvent, Hang.Running... running) {
        return new Hang(LIMIT, NOW, NOW.minusSeconds(secondsSinceLastEvent), List.of(running));
    }

    @Test
    void a_run_in_which_things_happen_does_not_hang() {
        assertThat(hang(5, running("a quick one", 5), running("a slow one", 60)).isOne(), is(false));
    }

    @Test
    void one_scenario_that_takes_too_long_is_enough() {
        Hang hang = hang(0, running("a quick one", 5), running("a stuck one", 61));

        assertThat(hang.isOne(), is(true));
        assertThat(
                hang.sentence(),
                is(
                        "The run hangs, so it was ended after -Dassay.hang.seconds=60: still running: a stuck one (since 61 s);"
                                + " a quick one (since 5 s). What every thread was doing: reports/hang.txt"));
    }

    @Test
    void a_run_that_goes_silent_between_scenarios_hangs() {
        assertThat(hang(61).isOne(), is(true));
        assertThat(hang(61).sentence(), containsString("no test was under way; the last one began or ended 61 s ago"));
    }

    @Test
    void the_report_shows_what_this_thread_is_doing(@TempDir Path reports) throws Exception {
        HangReport.of(hang(61, running("a stuck one", 61))).write(reports);

        assertThat(
                Files.readString(reports.resolve("hang.txt")),
                containsString("HangTest.the_report_shows_what_this_thread_is_doing(HangTest.java"));
    }
}
