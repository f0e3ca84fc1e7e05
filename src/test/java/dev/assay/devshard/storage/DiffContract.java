package dev.assay.devshard.storage;

import static dev.assay.devshard.storage.Samples.ESCROW;
import static dev.assay.devshard.storage.Samples.append;
import static dev.assay.devshard.storage.Samples.appendUpTo;
import static dev.assay.devshard.storage.Samples.bytes;
import static dev.assay.devshard.storage.Samples.diff;
import static dev.assay.devshard.storage.Samples.seal;
import static dev.assay.devshard.storage.Samples.session;
import static dev.assay.devshard.storage.Samples.signature;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises of diffs, and of the signatures and seals beside them (contract 6.3). */
interface DiffContract extends StoreUnderTest {
    @Test
    default void a_diff_and_all_that_became_true_with_it_survive_a_restart() {
        store().create(session(ESCROW));
        append(store(), ESCROW, diff(1));
        store().append(ESCROW, diff(2), List.of(signature(2), signature(0)), List.of(seal(1, 2), seal(2, 2)));
        appendFrom(3, 5);

        SessionStore after = restarted();

        assertThat(after.find(ESCROW).orElseThrow().latestNonce(), is(5L));
        assertThat(after.diffs(ESCROW, 1, 5), contains(diff(1), diff(2), diff(3), diff(4), diff(5)));
        assertSignatures(after.signatures(ESCROW, 2), signature(0), signature(2));
        assertThat(after.signatures(ESCROW, 1), is(Map.of()));
        assertThat(after.seals(ESCROW), contains(seal(1, 2), seal(2, 2)));
    }

    private void appendFrom(long first, long last) {
        LongStream.rangeClosed(first, last).forEach(nonce -> append(store(), ESCROW, diff(nonce)));
    }

    @Test
    default void numbers_and_bytes_come_back_as_they_went_in() {
        StoredSession extreme = StoredSession.fresh(
                "18446744073709551615", Long.MAX_VALUE, "v2.1-ü", "c'\"\\", "", "[]", Long.MAX_VALUE);
        byte[] every = new byte[256];
        IntStream.range(0, 256).forEach(value -> every[value] = (byte) value);
        StoredDiff odd = new StoredDiff(
                1, bytes("large", 300_000), every, new byte[0], new byte[0], Map.of(127, "ä"), Instant.EPOCH);
        store().create(extreme);
        append(store(), extreme.escrowId(), odd);

        assertThat(restarted().diffs(extreme.escrowId(), 1, 1), contains(odd));
        assertThat(store().find(extreme.escrowId()).orElseThrow().initialBalance(), is(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 3, 5, Long.MAX_VALUE})
    default void a_repetition_or_a_hole_is_refused_and_writes_nothing(long nonce) {
        store().create(session(ESCROW));
        appendUpTo(store(), ESCROW, 3);
        Optional<StoredSession> before = store().find(ESCROW);

        NonceConflict conflict = assertThrows(NonceConflict.class, () -> store().append(
                        ESCROW, diff(nonce, "late"), List.of(signature(1)), List.of(seal(1, nonce))));

        assertThat(conflict.expected(), is(4L));
        assertThat(conflict.got(), is(nonce));
        assertThat(store().find(ESCROW), is(before));
        assertThat(store().diffs(ESCROW, 0, Long.MAX_VALUE), contains(diff(1), diff(2), diff(3)));
        assertThat(store().allSignatures(ESCROW), is(Map.of()));
        assertThat(store().seals(ESCROW), is(empty()));
    }

    @Test
    default void the_very_same_diff_again_is_a_conflict_too() {
        store().create(session(ESCROW));
        append(store(), ESCROW, diff(1));
        assertThrows(NonceConflict.class, () -> append(store(), ESCROW, diff(1)));
    }

    @Test
    default void an_append_that_fails_at_its_last_row_leaves_no_trace_and_can_be_repeated() {
        store().create(session(ESCROW));
        store().append(ESCROW, diff(1), List.of(), List.of(seal(1, 1)));
        StoredSeal again = seal(1, 2);

        assertThrows(StorageFailure.class, () -> store().append(
                        ESCROW, diff(2), List.of(signature(0)), List.of(seal(2, 2), again)));

        assertThat(store().find(ESCROW).orElseThrow().latestNonce(), is(1L));
        assertThat(store().diffs(ESCROW, 1, 9), contains(diff(1)));
        assertThat(store().signatures(ESCROW, 2), is(Map.of()));
        assertThat(store().seals(ESCROW), contains(seal(1, 1)));

        store().append(ESCROW, diff(2), List.of(signature(0)), List.of(seal(2, 2)));
        assertThat(restarted().diffs(ESCROW, 1, 9), contains(diff(1), diff(2)));
    }

    @Test
    default void several_diffs_are_kept_at_once_each_with_what_came_with_it() {
        store().create(session(ESCROW));

        store().append(ESCROW, List.of(addition(1), addition(2, seal(1, 2)), addition(3, seal(2, 3))));

        SessionStore after = restarted();
        assertThat(after.find(ESCROW).orElseThrow().latestNonce(), is(3L));
        assertThat(after.diffs(ESCROW, 1, 9), contains(diff(1), diff(2), diff(3)));
        assertThat(after.allSignatures(ESCROW).keySet(), contains(1L, 2L, 3L));
        assertThat(after.seals(ESCROW), contains(seal(1, 2), seal(2, 3)));
    }

    @Test
    default void of_several_diffs_with_a_hole_none_is_kept() {
        store().create(session(ESCROW));
        append(store(), ESCROW, diff(1));

        NonceConflict conflict = assertThrows(NonceConflict.class, () -> store().append(
                        ESCROW, List.of(addition(2, seal(1, 2)), addition(4), addition(5))));

        assertThat(conflict.expected(), is(3L));
        assertThat(conflict.got(), is(4L));
        assertOnlyTheFirstIsKept();
    }

    @Test
    default void of_several_diffs_whose_last_row_fails_none_is_kept() {
        store().create(session(ESCROW));
        append(store(), ESCROW, diff(1));

        assertThrows(StorageFailure.class, () -> store().append(
                        ESCROW, List.of(addition(2, seal(1, 2)), addition(3, seal(1, 3)))));

        assertOnlyTheFirstIsKept();
    }

    private void assertOnlyTheFirstIsKept() {
        assertThat(store().find(ESCROW).orElseThrow().latestNonce(), is(1L));
        assertThat(store().diffs(ESCROW, 1, 9), contains(diff(1)));
        assertThat(store().allSignatures(ESCROW), is(Map.of()));
        assertThat(store().seals(ESCROW), is(empty()));
    }

    private static Addition addition(long nonce, StoredSeal... sealed) {
        return new Addition(diff(nonce), List.of(signature(0)), List.of(sealed), OrderChange.NONE);
    }

    @Test
    default void diffs_are_read_by_inclusive_bounds() {
        store().create(session(ESCROW));
        appendUpTo(store(), ESCROW, 6);

        assertThat(store().diffs(ESCROW, 3, 5), contains(diff(3), diff(4), diff(5)));
        assertThat(store().diffs(ESCROW, 6, 100), contains(diff(6)));
        assertThat(store().diffs(ESCROW, 0, 1), contains(diff(1)));
        assertThat(store().diffs(ESCROW, 7, 9), is(empty()));
        assertThat(store().diffs(ESCROW, 5, 3), is(empty()));
    }

    @Test
    default void sessions_do_not_mix() {
        store().create(session("1"));
        store().create(session("2"));
        store().append("1", diff(1, "one"), List.of(signature(0)), List.of(seal(1, 1)));
        store().append("2", diff(1, "two"), List.of(signature(1)), List.of(seal(1, 1)));
        append(store(), "2", diff(2, "two"));

        assertThat(store().diffs("1", 1, 9), contains(diff(1, "one")));
        assertThat(store().diffs("2", 1, 9), contains(diff(1, "two"), diff(2, "two")));
        assertSignatures(store().signatures("1", 1), signature(0));
        assertThat(store().find("1").orElseThrow().latestNonce(), is(1L));
    }

    @Test
    default void a_signature_once_kept_is_not_replaced() {
        store().create(session(ESCROW));
        store().append(ESCROW, diff(1), List.of(signature(1)), List.of());

        store().putSignatures(ESCROW, 1, Map.of(1, bytes("forged", 65), 0, bytes("first", 65)));
        store().putSignatures(ESCROW, 1, Map.of(0, bytes("second", 65)));

        assertSignatures(restarted().signatures(ESCROW, 1), new StoredSignature(0, bytes("first", 65)), signature(1));
    }

    @Test
    default void signatures_at_any_nonce_are_kept_by_nonce_and_slot() {
        store().create(session(ESCROW));
        store().putSignatures(ESCROW, 12, Map.of(10, bytes("x", 65), 9, bytes("y", 65)));
        store().putSignatures(ESCROW, 0, Map.of(0, bytes("z", 65)));
        store().putSignatures(ESCROW, 2, Map.of());

        SortedMap<Long, SortedMap<Integer, byte[]>> all = restarted().allSignatures(ESCROW);

        assertThat(all.keySet(), contains(0L, 12L));
        assertThat(all.get(12L).keySet(), contains(9, 10));
        assertArrayEquals(bytes("y", 65), all.get(12L).get(9));
    }

    @Test
    default void seals_are_read_in_the_order_of_sealing() {
        store().create(session(ESCROW));
        store().append(ESCROW, diff(1), List.of(), List.of(seal(30, 1), seal(4, 1)));
        store().append(ESCROW, diff(2), List.of(), List.of(seal(2, 2)));
        assertThat(store().seals(ESCROW), contains(seal(4, 1), seal(30, 1), seal(2, 2)));
    }

    private static void assertSignatures(SortedMap<Integer, byte[]> bySlot, StoredSignature... wanted) {
        assertThat(
                bySlot.keySet(),
                contains(Stream.of(wanted).map(StoredSignature::slot).toArray()));
        Stream.of(wanted).forEach(signature -> assertArrayEquals(signature.signature(), bySlot.get(signature.slot())));
    }
}
