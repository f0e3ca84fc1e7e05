package dev.assay.devshard.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slots, their holders, and sets of them. */
final class GroupTest {
    private static final Address A = PrivateKey.derive("a").address();
    private static final Address B = PrivateKey.derive("b").address();

    private final Group group = new Group(List.of(A, B, A));

    @Test
    void an_address_weighs_its_slots() {
        assertEquals(2, group.weight(A));
        assertEquals(List.of(0, 2), group.slotsOf(A));
        assertEquals(0, group.weight(PrivateKey.derive("c").address()));
        assertEquals(Set.of(A, B), group.members());
    }

    @Test
    void the_executor_is_the_id_modulo_the_slots_unsigned() {
        assertEquals(1, group.executorSlot(1));
        assertEquals(0, group.executorSlot(3));
        assertEquals(0, group.executorSlot(-1), "2^64-1 is divisible by 3");
    }

    @Test
    void slots_outside_are_refused() {
        assertFalse(group.hasSlot(-1));
        assertFalse(group.hasSlot(3));
        assertThrows(IllegalArgumentException.class, () -> group.validator(3));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,3", "4,3", "5,4", "6,5", "7,5", "128,86"})
    void a_quorum_is_more_than_two_thirds(int slots, int quorum) {
        assertEquals(quorum, new Group(Collections.nCopies(slots, A)).quorum());
    }

    @Test
    void a_group_has_1_to_128_slots() {
        assertThrows(IllegalArgumentException.class, () -> new Group(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Group(Collections.nCopies(129, A)));
    }

    @Test
    void a_set_of_slots_is_two_little_endian_words() {
        SlotSet set = SlotSet.EMPTY.with(0).with(9).with(63).with(64).with(127);
        assertEquals(
                "01020000000000800100000000000080",
                HexFormat.of().formatHex(set.bytes().toByteArray()));
        assertEquals(List.of(0, 9, 63, 64, 127), set.slots());
        assertThrows(IllegalArgumentException.class, () -> set.with(128));
        assertThrows(IllegalArgumentException.class, () -> set.contains(-1));
    }
}
