package dev.assay.devshard.recovery;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.storage.StoredSession;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session lived through on SQLite, then replayed, whole and tampered with. */
final class RecoveryTest {
    private static final String ESCROW = LivedSession.ESCROW;
    private static final long LATEST = LivedSession.LATEST;

    @AutoClose
    private LivedSession session;

    @BeforeEach
    void live(@TempDir Path directory) throws Exception {
        session = new LivedSession(directory);
    }

    private Ledger replayed(StoredSession stored) {
        return Recovery.replay(session.store(), stored);
    }

    private RecoveryMismatch mismatch() {
        return assertThrows(RecoveryMismatch.class, () -> replayed(session.stored()));
    }

    /** The session as it was before its first diff. */
    private StoredSession fresh(String escrow) {
        String creator = session.ledger().terms().creator().value();
        return StoredSession.fresh(escrow, 1, "v1", creator, session.stored().termsJson(), "[]", 1_000_000);
    }

    @Test
    void the_replayed_ledger_is_the_one_that_was_lived() {
        Ledger lived = session.ledger();
        Ledger replayed = replayed(session.stored());

        assertThat(lived.phase(), is(Phase.SETTLEMENT));
        assertThat(lived.warmKeys(), aMapWithSize(1));
        assertThat(lived.nonce(), is(LATEST));
        assertThat(replayed.nonce(), is(LATEST));
        assertThat(replayed.root(), is(lived.root()));
        assertThat(replayed.terms(), is(lived.terms()));
        assertThat(replayed.warmKeys(), is(lived.warmKeys()));
        assertThat(replayed.balance(), is(lived.balance()));
        assertThat(replayed.sealedAccumulator(), is(lived.sealedAccumulator()));
        assertThat(session.store().seals(ESCROW).size(), is(3));
    }

    @Test
    void a_session_without_diffs_opens_as_at_first() {
        StoredSession fresh = fresh("8");
        session.store().create(fresh);
        assertThat(replayed(fresh).nonce(), is(0L));
    }

    @Test
    void diffs_that_came_after_the_session_was_looked_up_are_replayed_too() {
        assertThat(replayed(fresh(ESCROW)).nonce(), is(LATEST));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            update diffs set state_hash = zeroblob(32) where nonce = 3           | 3 | root 0000      | root
            update diffs set txs_proto = x'0803' where nonce = 3                 | 3 | a diff         | signed by
            update diffs set txs_proto = x'ffff' where nonce = 4                 | 4 | a diff         | not a diff
            update diffs set user_sig = zeroblob(65) where nonce = 5             | 5 | a diff         | signed by nobody
            update diffs set post_state_root = x'' where nonce = 2               | 2 | a diff         | signed by
            update diffs set warm_keys_json = null where nonce = 2               | 2 | a diff         | confirm(1)
            delete from diffs where nonce = 4                                    | 4 | a diff         | the one of nonce 5
            delete from diffs where nonce = 8                                    | 8 | a diff, as up to 8 | none
            update sessions set config_json = '{}'                               | 0 | usable terms   | not session terms
            update sessions set config_json = replace(config_json, '1000000', '1') | 0 | usable terms | 1
            """)
    void what_was_tampered_with_is_found(String tampering, long nonce, String expected, String got)
            throws SQLException {
        session.tamper(tampering);

        RecoveryMismatch mismatch = mismatch();

        assertThat(mismatch.nonce(), is(nonce));
        assertThat(mismatch.expected(), startsWith(expected));
        assertThat(mismatch.got(), containsString(got));
        assertThat(mismatch.getMessage(), allOf(containsString("escrow 7"), containsString("at nonce " + nonce)));
    }

    @Test
    void of_several_diffs_that_do_not_hold_the_first_is_named() throws SQLException {
        session.tamper("update diffs set user_sig = zeroblob(65) where nonce = 6");
        session.tamper("update diffs set state_hash = zeroblob(32) where nonce = 4");
        session.tamper("update diffs set txs_proto = x'ffff' where nonce = 5");
        assertThat(mismatch().nonce(), is(4L));
    }

    @Test
    void a_warm_key_counts_for_the_slot_it_was_bound_to_only() throws SQLException {
        session.tamper("update diffs set warm_keys_json = replace(warm_keys_json, '\"1\"', '\"2\"') where nonce = 2");
        assertThat(mismatch().nonce(), is(2L));
    }

    @Test
    void finding_a_mismatch_changes_nothing() throws SQLException {
        session.tamper("update diffs set state_hash = zeroblob(32) where nonce = 3");
        StoredSession before = session.stored();
        assertThrows(RecoveryMismatch.class, () -> replayed(before));
        assertThat(session.stored(), is(before));
        assertThat(session.store().diffs(ESCROW, 1, LATEST).size(), is((int) LATEST));
        assertThat(session.store().escrows(), contains(ESCROW));
    }
}
