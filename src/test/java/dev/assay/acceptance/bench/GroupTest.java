package dev.assay.acceptance.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class GroupTest {
    @Test
    void nothing_asked_is_all() {
        assertThat(Group.of(" "), is(EnumSet.allOf(Group.class)));
    }

    @Test
    void groups_are_measured_in_their_own_order_each_once() {
        assertThat(Group.of("recovery, chat engine,chat"), contains(Group.CHAT, Group.RECOVERY, Group.ENGINE));
    }

    @Test
    void a_name_that_none_has_is_refused_with_its_neighbour_and_all_there_are() {
        String said = assertThrows(IllegalArgumentException.class, () -> Group.of("chat,enigne"))
                .getMessage();
        assertThat(said, startsWith("There are no rows enigne; did you mean engine? There are: network, chat, "));
        String all = EnumSet.allOf(Group.class).stream().map(Group::toString).collect(Collectors.joining(", "));
        assertThat(said.endsWith(all), is(true));
    }
}
