package dev.assay.devshard.recovery;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.Signers;
import dev.assay.devshard.ledger.WarmKeys;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.storage.StoredDiff;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight diffs, three receipts and three finishes: fourteen signatures. */
final class SignersAheadTest {
    private static final long LATEST = LivedSession.LATEST;
    /** The group's keys are granted in this session; whom, the stored diffs say. */
    private static final WarmKeys GRANTED = (validator, candidate) -> true;

    private final AtomicInteger asked = new AtomicInteger();
    private final Signers counted = (content, signature) -> {
        asked.incrementAndGet();
        return Signers.RECOVERED.of(content, signature);
    };

    @AutoClose
    private LivedSession session;

    @BeforeEach
    void live(@TempDir Path directory) throws Exception {
        session = new LivedSession(directory);
    }

    @Test
    void every_signature_is_looked_at_once_and_before_any_diff_is_applied() throws Exception {
        Ledger opened = unlived();
        SignersAhead ahead = SignersAhead.of(diffs(1), opened, counted);
        assertThat(asked.get(), is(14));
        assertThat(applied(diffs(1), opened, ahead).root(), is(session.ledger().root()));
        assertThat(asked.get(), is(14));
    }

    @Test
    void receipts_of_work_that_earlier_diffs_began_are_foreseen_too() throws Exception {
        Ledger early = applied(diffs(1).subList(0, 2), unlived(), Signers.RECOVERED);
        SignersAhead ahead = SignersAhead.of(diffs(3), early, counted);
        assertThat(asked.get(), is(6 + 2 + 2));
        assertThat(applied(diffs(3), early, ahead).root(), is(session.ledger().root()));
        assertThat(asked.get(), is(6 + 2 + 2));
    }

    @Test
    void what_nobody_foresaw_is_found_out_when_asked() throws Exception {
        SignersAhead ahead = SignersAhead.of(List.of(), unlived(), counted);
        PrivateKey stranger = PrivateKey.derive("stranger");
        byte[] content = {1, 2, 3};
        assertThat(ahead.of(content, stranger.sign(content)), is(Optional.of(stranger.address())));
        assertThat(ahead.of(content, new byte[65]), is(Optional.empty()));
        assertThat(asked.get(), is(2));
    }

    @Test
    void a_known_signature_over_other_content_is_another_signature() throws Exception {
        SignersAhead ahead = SignersAhead.of(diffs(1), unlived(), counted);
        byte[] signature = diffs(1).get(0).userSignature();
        byte[] other = StoredForm.signed(diffs(2).get(0)).content(LivedSession.ESCROW);
        assertThat(ahead.of(other, signature), is(Signers.RECOVERED.of(other, signature)));
        assertThat(asked.get(), is(15));
    }

    @Test
    void diffs_that_cannot_be_read_are_left_to_the_replay() throws Exception {
        StoredDiff first = diffs(1).get(0);
        StoredDiff damaged = new StoredDiff(
                1,
                new byte[] {-1},
                first.userSignature(),
                first.postStateRoot(),
                first.stateHash(),
                first.warmKeys(),
                first.createdAt());
        SignersAhead.of(List.of(damaged), unlived(), counted);
        assertThat(asked.get(), is(0));
    }

    /** The session's ledger before its first diff. */
    private Ledger unlived() throws Exception {
        return Ledger.open(session.ledger().terms());
    }

    private List<StoredDiff> diffs(long from) {
        return session.store().diffs(LivedSession.ESCROW, from, LATEST);
    }

    private static Ledger applied(List<StoredDiff> diffs, Ledger before, Signers signers) throws Exception {
        Ledger ledger = before;
        for (StoredDiff diff : diffs) {
            ledger = ledger.apply(StoredForm.signed(diff), GRANTED, signers).next();
        }
        return ledger;
    }
}
