package dev.assay.acceptance.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
    private static final Bar BAR = Bar.atMost(Statistic.MEDIAN, 2);

    @TempDir
    private Path directory;

    @Test
    void a_figure_is_written_with_its_bar_and_the_circumstances() throws IOException {
        add(Figure.of("chat", "ms", List.of(1.0, 2.0006, 9.0), BAR));
        JsonNode row = read().path("chat");
        assertThat(row.path("median").asDouble(), is(2.001));
        assertThat(row.path("max").asDouble(), is(9.0));
        assertThat(row.path("runs").asInt(), is(3));
        assertThat(row.path("bar").asText(), is("median at most 2"));
        assertThat(row.path("met").asBoolean(true), is(false));
        assertThat(row.path("load").asDouble(), is(3.5));
        assertThat(row.path("run").asText(), is("embedded"));
        assertThat(row.path("measured").asText(), is("1970-01-01T00:00:00Z"));
    }

    @Test
    void without_a_bar_none_is_met_or_missed() throws IOException {
        add(Figure.of("chat", "ms", List.of(1.0), Bar.NONE));
        assertThat(read().path("chat").has("met"), is(false));
    }

    @Test
    void other_rows_stay() throws IOException {
        add(Figure.of("chat", "ms", List.of(1.0), BAR));
        add(Figure.of("stream", "ms", List.of(1.0), BAR));
        assertThat(read().size(), is(2));
    }

    @Test
    void what_could_not_be_measured_says_why() throws IOException {
        add(new Unmeasured("memory", BAR, "no containers"));
        assertThat(read().path("memory").path("not measured").asText(), is("no containers"));
        assertThat(read().path("memory").path("bar").asText(), is("median at most 2"));
    }

    @Test
    void what_was_measured_before_stays_where_it_cannot_be_measured_now() throws IOException {
        add(Figure.of("memory", "MiB", List.of(60.0), BAR));
        add(new Unmeasured("memory", BAR, "no containers"));
        assertThat(read().path("memory").path("median").asDouble(), is(60.0));
        add(Figure.of("memory", "MiB", List.of(70.0), BAR));
        assertThat(read().path("memory").path("median").asDouble(), is(70.0));
    }

    private void add(Row row) throws IOException {
        new Report(directory.resolve("bench.json"), "embedded").add(row, 3.5, Instant.EPOCH);
    }

    private JsonNode read() throws IOException {
        return new ObjectMapper().readTree(directory.resolve("bench.json").toFile());
    }
}
