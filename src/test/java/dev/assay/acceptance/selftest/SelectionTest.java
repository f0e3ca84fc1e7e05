package dev.assay.acceptance.selftest;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SelectionTest {
    private final List<Mutant> all = IntStream.range(0, 25)
            .mapToObj(i -> Mutant.of("m" + i, "it", "2.1", "@DS01"))
            .toList();
    private final List<List<Mutant>> families = List.of(all.subList(0, 9), all.subList(9, 11), all.subList(11, 25));

    @Test
    void nothing_asked_is_all() {
        assertThat(Selection.of("", families), is(all));
    }

    @Test
    void names_come_in_the_order_they_were_asked_for_each_once() {
        assertThat(names("m7, m3,m7 m24"), contains("m7", "m3", "m24"));
    }

    @Test
    void a_sample_is_the_first_of_each_family() {
        assertThat(names("sample"), contains("m0", "m9", "m11"));
    }

    @Test
    void a_name_that_nobody_has_is_refused_with_its_neighbour() {
        String said = assertThrows(IllegalArgumentException.class, () -> Selection.of("m7,m33", families.subList(0, 1)))
                .getMessage();
        assertThat(said, is("There is no mutant m33; did you mean m3? There are: m0, m1, m2, m3, m4, m5, m6, m7, m8"));
    }

    private List<String> names(String asked) {
        return Selection.of(asked, families).stream().map(Mutant::name).toList();
    }
}
