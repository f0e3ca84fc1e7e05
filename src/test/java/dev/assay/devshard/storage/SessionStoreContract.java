package dev.assay.devshard.storage;

import static dev.assay.devshard.storage.Samples.ESCROW;
import static dev.assay.devshard.storage.Samples.append;
import static dev.assay.devshard.storage.Samples.appendUpTo;
import static dev.assay.devshard.storage.Samples.bytes;
import static dev.assay.devshard.storage.Samples.diff;
import static dev.assay.devshard.storage.Samples.seal;
import static dev.assay.devshard.storage.Samples.session;
import static dev.assay.devshard.storage.Samples.signature;
import static dev.assay.devshard.storage.Samples.work;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.storage.SessionConflict.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises, whatever database is behind it (contract 6.3). */
abstract class SessionStoreContract {
    private final List<SessionStore> opened = new ArrayList<>();
    private SessionStore store;

    /** Opens one more store on the test's own database, as another process would. */
    abstract SessionStore connect();

    final SessionStore another() {
        SessionStore another = connect();
        opened.add(another);
        return another;
    }

    /** The store, as found after a restart. */
    private SessionStore restarted() {
        store.close();
        store = another();
        return store;
    }

    @BeforeEach
    final void open() {
        store = another();
    }

    @AfterEach
    final void close() {
        opened.forEach(SessionStore::close);
        opened.clear();
    }

    @Test
    void a_new_store_is_empty() {
        store.ping();
        assertThat(store.find(ESCROW), is(Optional.empty()));
        assertThat(store.escrows(), is(empty()));
        assertThat(store.diffs(ESCROW, 1, Long.MAX_VALUE), is(empty()));
        assertThat(store.signatures(ESCROW, 1), is(Map.of()));
        assertThat(store.allSignatures(ESCROW), is(Map.of()));
        assertThat(store.seals(ESCROW), is(empty()));
    }

    @Test
    void a_session_survives_a_restart() {
        store.create(session(ESCROW));
        assertThat(restarted().find(ESCROW), is(Optional.of(session(ESCROW))));
        assertThat(store.escrows(), contains(ESCROW));
    }

    @Test
    void creating_the_same_session_again_changes_nothing() {
        store.create(session(ESCROW));
        append(store, ESCROW, diff(1));
        store.markFinalized(ESCROW, 1);
        Optional<StoredSession> before = store.find(ESCROW);

        store.create(session(ESCROW));

        assertThat(store.find(ESCROW), is(before));
        assertThat(store.diffs(ESCROW, 1, 9), contains(diff(1)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("otherSessions")
    void another_session_under_the_same_escrow_is_refused(Kind kind, String what, StoredSession other) {
        store.create(session(ESCROW));
        append(store, ESCROW, diff(1));
        Optional<StoredSession> before = store.find(ESCROW);

        SessionConflict conflict = assertThrows(SessionConflict.class, () -> store.create(other));

        assertThat(conflict.kind(), is(kind));
        assertThat(conflict.getMessage(), containsString("escrow 7 is stored with " + what));
        assertThat(store.find(ESCROW), is(before));
    }

    static Stream<Arguments> otherSessions() {
        StoredSession s = session(ESCROW);
        return Stream.of(
                other(Kind.EPOCH, "epoch 3, not 4", 4, "v1", s.creator(), s.termsJson(), s.groupJson(), 1_000_000),
                other(Kind.EPOCH, "epoch 3, not 4", 4, "v2", "x", "x", "x", 1),
                other(Kind.VERSION, "version v1, not v2", 3, "v2", s.creator(), s.termsJson(), s.groupJson(), 1),
                other(Kind.TERMS, "creator", 3, "v1", "gonka1other", s.termsJson(), s.groupJson(), 1_000_000),
                other(Kind.TERMS, "terms", 3, "v1", s.creator(), "{}", s.groupJson(), 1_000_000),
                other(Kind.TERMS, "group", 3, "v1", s.creator(), s.termsJson(), "[]", 1_000_000),
                other(Kind.TERMS, "balance", 3, "v1", s.creator(), s.termsJson(), s.groupJson(), 1_000_001));
    }

    private static Arguments other(
            Kind kind,
            String what,
            long epoch,
            String version,
            String creator,
            String terms,
            String group,
            long balance) {
        return Arguments.of(kind, what, StoredSession.fresh(ESCROW, epoch, version, creator, terms, group, balance));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void a_session_without_a_version_is_refused(String version) {
        StoredSession unbound = StoredSession.fresh(ESCROW, 3, version, "gonka1creator", "{}", "[]", 1);
        assertThrows(VersionRequired.class, () -> store.create(unbound));
        assertThat(store.find(ESCROW), is(Optional.empty()));
    }

    @Test
    void a_diff_and_all_that_became_true_with_it_survive_a_restart() {
        store.create(session(ESCROW));
        append(store, ESCROW, diff(1));
        store.append(ESCROW, diff(2), List.of(signature(2), signature(0)), List.of(seal(1, 2), seal(2, 2)));
        appendFrom(3, 5);

        SessionStore after = restarted();

        assertThat(after.find(ESCROW).orElseThrow().latestNonce(), is(5L));
        assertThat(after.diffs(ESCROW, 1, 5), contains(diff(1), diff(2), diff(3), diff(4), diff(5)));
        assertSignatures(after.signatures(ESCROW, 2), signature(0), signature(2));
        assertThat(after.signatures(ESCROW, 1), is(Map.of()));
        assertThat(after.seals(ESCROW), contains(seal(1, 2), seal(2, 2)));
    }

    private void appendFrom(long first, long last) {
        LongStream.rangeClosed(first, last).forEach(nonce -> append(store, ESCROW, diff(nonce)));
    }

    @Test
    void numbers_and_bytes_come_back_as_they_went_in() {
        StoredSession extreme = StoredSession.fresh(
                "18446744073709551615", Long.MAX_VALUE, "v2.1-ü", "c'\"\\", "", "[]", Long.MAX_VALUE);
        byte[] every = new byte[256];
        IntStream.range(0, 256).forEach(value -> every[value] = (byte) value);
        StoredDiff odd = new StoredDiff(
                1, bytes("large", 300_000), every, new byte[0], new byte[0], Map.of(127, "ä"), Instant.EPOCH);
        store.create(extreme);
        append(store, extreme.escrowId(), odd);

        assertThat(restarted().diffs(extreme.escrowId(), 1, 1), contains(odd));
        assertThat(store.find(extreme.escrowId()).orElseThrow().initialBalance(), is(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 3, 5, Long.MAX_VALUE})
    void a_repetition_or_a_hole_is_refused_and_writes_nothing(long nonce) {
        store.create(session(ESCROW));
        appendUpTo(store, ESCROW, 3);
        Optional<StoredSession> before = store.find(ESCROW);

        NonceConflict conflict = assertThrows(
                NonceConflict.class,
                () -> store.append(ESCROW, diff(nonce, "late"), List.of(signature(1)), List.of(seal(1, nonce))));

        assertThat(conflict.expected(), is(4L));
        assertThat(conflict.got(), is(nonce));
        assertThat(store.find(ESCROW), is(before));
        assertThat(store.diffs(ESCROW, 0, Long.MAX_VALUE), contains(diff(1), diff(2), diff(3)));
        assertThat(store.allSignatures(ESCROW), is(Map.of()));
        assertThat(store.seals(ESCROW), is(empty()));
    }

    @Test
    void the_very_same_diff_again_is_a_conflict_too() {
        store.create(session(ESCROW));
        append(store, ESCROW, diff(1));
        assertThrows(NonceConflict.class, () -> append(store, ESCROW, diff(1)));
    }

    @Test
    void an_append_that_fails_at_its_last_row_leaves_no_trace_and_can_be_repeated() {
        store.create(session(ESCROW));
        store.append(ESCROW, diff(1), List.of(), List.of(seal(1, 1)));
        StoredSeal again = seal(1, 2);

        assertThrows(
                StorageFailure.class,
                () -> store.append(ESCROW, diff(2), List.of(signature(0)), List.of(seal(2, 2), again)));

        assertThat(store.find(ESCROW).orElseThrow().latestNonce(), is(1L));
        assertThat(store.diffs(ESCROW, 1, 9), contains(diff(1)));
        assertThat(store.signatures(ESCROW, 2), is(Map.of()));
        assertThat(store.seals(ESCROW), contains(seal(1, 1)));

        store.append(ESCROW, diff(2), List.of(signature(0)), List.of(seal(2, 2)));
        assertThat(restarted().diffs(ESCROW, 1, 9), contains(diff(1), diff(2)));
    }

    @Test
    void diffs_are_read_by_inclusive_bounds() {
        store.create(session(ESCROW));
        appendUpTo(store, ESCROW, 6);

        assertThat(store.diffs(ESCROW, 3, 5), contains(diff(3), diff(4), diff(5)));
        assertThat(store.diffs(ESCROW, 6, 100), contains(diff(6)));
        assertThat(store.diffs(ESCROW, 0, 1), contains(diff(1)));
        assertThat(store.diffs(ESCROW, 7, 9), is(empty()));
        assertThat(store.diffs(ESCROW, 5, 3), is(empty()));
    }

    @Test
    void sessions_do_not_mix() {
        store.create(session("1"));
        store.create(session("2"));
        store.append("1", diff(1, "one"), List.of(signature(0)), List.of(seal(1, 1)));
        store.append("2", diff(1, "two"), List.of(signature(1)), List.of(seal(1, 1)));
        append(store, "2", diff(2, "two"));

        assertThat(store.diffs("1", 1, 9), contains(diff(1, "one")));
        assertThat(store.diffs("2", 1, 9), contains(diff(1, "two"), diff(2, "two")));
        assertSignatures(store.signatures("1", 1), signature(0));
        assertThat(store.find("1").orElseThrow().latestNonce(), is(1L));
    }

    @Test
    void a_signature_once_kept_is_not_replaced() {
        store.create(session(ESCROW));
        store.append(ESCROW, diff(1), List.of(signature(1)), List.of());

        store.putSignatures(ESCROW, 1, Map.of(1, bytes("forged", 65), 0, bytes("first", 65)));
        store.putSignatures(ESCROW, 1, Map.of(0, bytes("second", 65)));

        assertSignatures(restarted().signatures(ESCROW, 1), new StoredSignature(0, bytes("first", 65)), signature(1));
    }

    @Test
    void signatures_at_any_nonce_are_kept_by_nonce_and_slot() {
        store.create(session(ESCROW));
        store.putSignatures(ESCROW, 12, Map.of(10, bytes("x", 65), 9, bytes("y", 65)));
        store.putSignatures(ESCROW, 0, Map.of(0, bytes("z", 65)));
        store.putSignatures(ESCROW, 2, Map.of());

        SortedMap<Long, SortedMap<Integer, byte[]>> all = restarted().allSignatures(ESCROW);

        assertThat(all.keySet(), contains(0L, 12L));
        assertThat(all.get(12L).keySet(), contains(9, 10));
        assertArrayEquals(bytes("y", 65), all.get(12L).get(9));
    }

    @Test
    void seals_are_read_in_the_order_of_sealing() {
        store.create(session(ESCROW));
        store.append(ESCROW, diff(1), List.of(), List.of(seal(30, 1), seal(4, 1)));
        store.append(ESCROW, diff(2), List.of(), List.of(seal(2, 2)));
        assertThat(store.seals(ESCROW), contains(seal(4, 1), seal(30, 1), seal(2, 2)));
    }

    @Test
    void executed_work_survives_a_restart_and_is_kept_once() {
        store.create(session(ESCROW));
        store.create(session("8"));
        store.keepWork(ESCROW, work(5, "first"));
        store.keepWork(ESCROW, work(5, "second"));
        store.keepWork("8", work(5, "of another session"));

        assertThat(restarted().work(ESCROW, 5), is(Optional.of(work(5, "first"))));
        assertThat(store.work("8", 5), is(Optional.of(work(5, "of another session"))));
        assertThat(store.work(ESCROW, 6), is(Optional.empty()));
    }

    @Test
    void the_work_of_sealed_inferences_is_let_go() {
        store.create(session(ESCROW));
        store.create(session("8"));
        for (long id = 1; id <= 3; id++) {
            store.keepWork(ESCROW, work(id, "answer"));
            store.keepWork("8", work(id, "answer"));
        }
        store.append(ESCROW, diff(1), List.of(), List.of(seal(1, 1), seal(3, 1)));

        assertThat(store.work(ESCROW, 1), is(Optional.empty()));
        assertThat(store.work(ESCROW, 2), is(Optional.of(work(2, "answer"))));
        assertThat(store.work(ESCROW, 3), is(Optional.empty()));
        assertThat(store.work("8", 1), is(Optional.of(work(1, "answer"))));
    }

    @Test
    void an_order_is_kept_with_the_diff_that_opens_it_until_one_closes_it() {
        store.create(session(ESCROW));
        store.create(session("8"));
        StoredOrder first = new StoredOrder(1, bytes("first", 300_000));
        StoredOrder second = new StoredOrder(2, bytes("second", 9));
        store.append("8", diff(1), List.of(), List.of(), new OrderChange(Optional.of(first), List.of()));
        store.append(ESCROW, diff(1), List.of(), List.of(), new OrderChange(Optional.of(first), List.of()));
        store.append(ESCROW, diff(2), List.of(), List.of(), new OrderChange(Optional.of(second), List.of(1L)));

        assertThat(restarted().order(ESCROW, 1), is(Optional.empty()));
        assertThat(store.order(ESCROW, 2), is(Optional.of(second)));
        assertThat(store.order("8", 1), is(Optional.of(first)));
        assertThat(store.order("8", 2), is(Optional.empty()));
    }

    @Test
    void an_order_of_a_diff_that_was_refused_is_not_kept() {
        store.create(session(ESCROW));
        OrderChange opened = new OrderChange(Optional.of(new StoredOrder(2, bytes("late", 4))), List.of());

        assertThrows(NonceConflict.class, () -> store.append(ESCROW, diff(2), List.of(), List.of(), opened));

        assertThat(store.order(ESCROW, 2), is(Optional.empty()));
    }

    @Test
    void the_orders_of_a_settled_session_are_let_go() {
        store.create(session(ESCROW));
        StoredOrder order = new StoredOrder(1, bytes("never answered", 14));
        store.append(ESCROW, diff(1), List.of(), List.of(), new OrderChange(Optional.of(order), List.of()));

        store.markSettled(ESCROW);

        assertThat(store.order(ESCROW, 1), is(Optional.empty()));
    }

    @Test
    void the_finalized_nonce_never_moves_back() {
        store.create(session(ESCROW));
        appendUpTo(store, ESCROW, 3);
        store.markFinalized(ESCROW, 2);
        store.markFinalized(ESCROW, 1);
        assertThat(restarted().find(ESCROW).orElseThrow().lastFinalized(), is(2L));
        store.markFinalized(ESCROW, 3);
        assertThat(store.find(ESCROW).orElseThrow().lastFinalized(), is(3L));
    }

    @Test
    void a_settled_session_is_kept_but_no_longer_active() {
        Stream.of("9", "10", "1").forEach(escrow -> store.create(session(escrow)));
        store.markSettled("9");
        store.markSettled("9");
        assertThat(restarted().escrows(), contains("1", "10"));
        assertThat(store.find("9").orElseThrow().status(), is(SessionStatus.SETTLED));
    }

    @Test
    void a_session_that_is_not_there_cannot_be_written_to() {
        assertThrows(SessionUnknown.class, () -> append(store, ESCROW, diff(1)));
        assertThrows(SessionUnknown.class, () -> store.putSignatures(ESCROW, 1, Map.of(0, new byte[65])));
        assertThrows(SessionUnknown.class, () -> store.keepWork(ESCROW, work(1, "answer")));
        assertThrows(SessionUnknown.class, () -> store.markFinalized(ESCROW, 1));
        assertThrows(SessionUnknown.class, () -> store.markSettled(ESCROW));
    }

    @Test
    void of_two_processes_that_write_a_nonce_exactly_one_wins() throws Exception {
        store.create(session(ESCROW));
        SessionStore rival = another();
        int nonces = 25;
        for (long nonce = 1; nonce <= nonces; nonce++) {
            StoredDiff mine = diff(nonce, "mine");
            StoredDiff theirs = diff(nonce, "theirs");
            List<Boolean> won = atOnce(List.of(() -> wins(store, mine), () -> wins(rival, theirs)));
            assertThat(
                    "winners of nonce " + nonce, won.stream().filter(win -> win).count(), is(1L));
            assertThat(store.diffs(ESCROW, nonce, nonce), contains(won.get(0) ? mine : theirs));
        }
        assertThat(rival.find(ESCROW).orElseThrow().latestNonce(), is((long) nonces));
    }

    private static boolean wins(SessionStore store, StoredDiff diff) {
        try {
            append(store, ESCROW, diff);
            return true;
        } catch (NonceConflict lost) {
            assertThat(lost.expected(), is(diff.nonce() + 1));
            return false;
        }
    }

    @Test
    void two_processes_may_create_one_session_at_once() throws Exception {
        SessionStore rival = another();
        for (int escrow = 1; escrow <= 10; escrow++) {
            StoredSession session = session(String.valueOf(escrow));
            atOnce(List.of(() -> created(store, session), () -> created(rival, session)));
            assertThat(store.find(session.escrowId()), is(Optional.of(session)));
        }
    }

    private static boolean created(SessionStore store, StoredSession session) {
        store.create(session);
        return true;
    }

    @Test
    void sixty_four_sessions_are_written_at_once() throws Exception {
        int diffs = 10;
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int writer = 1; writer <= 64; writer++) {
            String escrow = String.valueOf(writer);
            writers.add(() -> {
                store.create(session(escrow));
                appendUpTo(store, escrow, diffs);
                store.putSignatures(escrow, diffs, Map.of(0, bytes(escrow, 65)));
                return store.diffs(escrow, 1, diffs).size() == diffs;
            });
        }
        assertThat(atOnce(writers).contains(false), is(false));
        assertThat(restarted().escrows().size(), is(64));
        for (String escrow : store.escrows()) {
            assertThat(store.find(escrow).orElseThrow().latestNonce(), is((long) diffs));
            assertThat(
                    store.diffs(escrow, 1, 99).stream().map(StoredDiff::nonce).toList(),
                    is(LongStream.rangeClosed(1, diffs).boxed().toList()));
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_closed_store_says_so() {
        store.create(session(ESCROW));
        store.close();
        store.close();
        assertThrows(StorageFailure.class, () -> append(store, ESCROW, diff(1)));
        assertThrows(StorageFailure.class, () -> store.find(ESCROW));
        assertThat(another().find(ESCROW).orElseThrow().latestNonce(), is(0L));
    }

    private static void assertSignatures(SortedMap<Integer, byte[]> bySlot, StoredSignature... wanted) {
        assertThat(
                bySlot.keySet(),
                contains(Stream.of(wanted).map(StoredSignature::slot).toArray()));
        Stream.of(wanted).forEach(signature -> assertArrayEquals(signature.signature(), bySlot.get(signature.slot())));
    }
}
