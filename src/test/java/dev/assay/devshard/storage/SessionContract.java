package dev.assay.devshard.storage;

import static dev.assay.devshard.storage.Samples.ESCROW;
import static dev.assay.devshard.storage.Samples.append;
import static dev.assay.devshard.storage.Samples.appendUpTo;
import static dev.assay.devshard.storage.Samples.diff;
import static dev.assay.devshard.storage.Samples.session;
import static dev.assay.devshard.storage.Samples.work;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.storage.SessionConflict.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises of the sessions it keeps (contract 6.3). */
interface SessionContract extends StoreUnderTest {
    @Test
    default void a_new_store_is_empty() {
        store().ping();
        assertThat(store().find(ESCROW), is(Optional.empty()));
        assertThat(store().escrows(), is(empty()));
        assertThat(store().diffs(ESCROW, 1, Long.MAX_VALUE), is(empty()));
        assertThat(store().signatures(ESCROW, 1), is(Map.of()));
        assertThat(store().allSignatures(ESCROW), is(Map.of()));
        assertThat(store().seals(ESCROW), is(empty()));
    }

    @Test
    default void a_session_survives_a_restart() {
        store().create(session(ESCROW));
        assertThat(restarted().find(ESCROW), is(Optional.of(session(ESCROW))));
        assertThat(store().escrows(), contains(ESCROW));
    }

    @Test
    default void creating_the_same_session_again_changes_nothing() {
        store().create(session(ESCROW));
        append(store(), ESCROW, diff(1));
        store().markFinalized(ESCROW, 1);
        Optional<StoredSession> before = store().find(ESCROW);

        store().create(session(ESCROW));

        assertThat(store().find(ESCROW), is(before));
        assertThat(store().diffs(ESCROW, 1, 9), contains(diff(1)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("dev.assay.devshard.storage.SessionContract#otherSessions")
    default void another_session_under_the_same_escrow_is_refused(Kind kind, String what, StoredSession other) {
        store().create(session(ESCROW));
        append(store(), ESCROW, diff(1));
        Optional<StoredSession> before = store().find(ESCROW);

        SessionConflict conflict = assertThrows(SessionConflict.class, () -> store().create(other));

        assertThat(conflict.kind(), is(kind));
        assertThat(conflict.getMessage(), containsString("escrow 7 is stored with " + what));
        assertThat(store().find(ESCROW), is(before));
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
    default void a_session_without_a_version_is_refused(String version) {
        StoredSession unbound = StoredSession.fresh(ESCROW, 3, version, "gonka1creator", "{}", "[]", 1);
        assertThrows(VersionRequired.class, () -> store().create(unbound));
        assertThat(store().find(ESCROW), is(Optional.empty()));
    }

    @Test
    default void the_finalized_nonce_never_moves_back() {
        store().create(session(ESCROW));
        appendUpTo(store(), ESCROW, 3);
        store().markFinalized(ESCROW, 2);
        store().markFinalized(ESCROW, 1);
        assertThat(restarted().find(ESCROW).orElseThrow().lastFinalized(), is(2L));
        store().markFinalized(ESCROW, 3);
        assertThat(store().find(ESCROW).orElseThrow().lastFinalized(), is(3L));
    }

    @Test
    default void a_settled_session_is_kept_but_no_longer_active() {
        Stream.of("9", "10", "1").forEach(escrow -> store().create(session(escrow)));
        store().markSettled("9");
        store().markSettled("9");
        assertThat(restarted().escrows(), contains("1", "10"));
        assertThat(store().find("9").orElseThrow().status(), is(SessionStatus.SETTLED));
    }

    @Test
    default void a_session_that_is_not_there_cannot_be_written_to() {
        assertThrows(SessionUnknown.class, () -> append(store(), ESCROW, diff(1)));
        assertThrows(SessionUnknown.class, () -> store().putSignatures(ESCROW, 1, Map.of(0, new byte[65])));
        assertThrows(SessionUnknown.class, () -> store().keepWork(ESCROW, work(1, "answer")));
        assertThrows(SessionUnknown.class, () -> store().markFinalized(ESCROW, 1));
        assertThrows(SessionUnknown.class, () -> store().markSettled(ESCROW));
    }

    @Test
    default void a_closed_store_says_so() {
        store().create(session(ESCROW));
        store().close();
        store().close();
        assertThrows(StorageFailure.class, () -> append(store(), ESCROW, diff(1)));
        assertThrows(StorageFailure.class, () -> store().find(ESCROW));
        assertThat(another().find(ESCROW).orElseThrow().latestNonce(), is(0L));
    }
}
