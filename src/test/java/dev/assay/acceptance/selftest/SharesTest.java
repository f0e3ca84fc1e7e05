package dev.assay.acceptance.selftest;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SharesTest {
    @Test
    void every_mutant_is_in_one_share_and_neighbours_stay_together() {
        List<Mutant> all = mutants(100);
        List<List<Mutant>> shares = Shares.of(all, 1);
        assertThat(shares.stream().flatMap(List::stream).toList(), is(all));
        assertThat(shares.stream().map(List::size).toList(), everyItem(lessThanOrEqualTo(Shares.MOST)));
    }

    @Test
    void shares_are_of_nearly_the_same_size() {
        List<Integer> sizes = Shares.of(mutants(Shares.MOST * 2 + 1), 1).stream()
                .map(List::size)
                .toList();
        assertThat(sizes, hasSize(3));
        assertThat(sizes, contains(8, 8, 9));
    }

    @Test
    void there_are_enough_shares_for_all_processors() {
        assertThat(Shares.of(mutants(13), 3), hasSize(3));
    }

    private static List<Mutant> mutants(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Mutant.of("m" + i, "it", "2.1", "@DS01"))
                .toList();
    }
}
