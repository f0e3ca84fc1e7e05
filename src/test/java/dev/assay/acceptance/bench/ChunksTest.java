package dev.assay.acceptance.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChunksTest {
    private static final List<String> WANTED = List.of("a", "b", "c", "d");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a b c d,   0, 0, 0",
        "a b d,     1, 0, 0",
        "b c d,     1, 0, 0",
        "a b b c d, 0, 1, 0",
        "a b c d a, 0, 1, 0",
        "a c b d,   0, 0, 1",
        "d a b c,   0, 0, 3",
        "a b x c d, 0, 1, 0",
        "a x d b,   1, 1, 1"
    })
    void what_went_wrong_is_counted(String seen, int lost, int doubled, int reordered) {
        Chunks chunks = Chunks.compare(WANTED, List.of(seen.split(" ")));
        assertThat(chunks, is(new Chunks(lost, doubled, reordered)));
        assertThat(chunks.wrong(), is(lost + doubled + reordered));
    }

    @Test
    void nothing_seen_is_everything_lost() {
        assertThat(Chunks.compare(WANTED, List.of()), is(new Chunks(4, 0, 0)));
    }

    @Test
    void chunks_that_are_alike_could_not_be_told_apart() {
        assertThrows(IllegalArgumentException.class, () -> Chunks.compare(List.of("a", "a"), WANTED));
    }
}
