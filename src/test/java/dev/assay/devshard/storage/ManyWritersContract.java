package dev.assay.devshard.storage;

import static dev.assay.devshard.storage.Samples.ESCROW;
import static dev.assay.devshard.storage.Samples.append;
import static dev.assay.devshard.storage.Samples.appendUpTo;
import static dev.assay.devshard.storage.Samples.bytes;
import static dev.assay.devshard.storage.Samples.diff;
import static dev.assay.devshard.storage.Samples.session;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store promises to many threads, and to more than one process. */
interface ManyWritersContract extends StoreUnderTest {
    @Test
    default void of_two_processes_that_write_a_nonce_exactly_one_wins() throws Exception {
        store().create(session(ESCROW));
        SessionStore rival = another();
        int nonces = 25;
        for (long nonce = 1; nonce <= nonces; nonce++) {
            StoredDiff mine = diff(nonce, "mine");
            StoredDiff theirs = diff(nonce, "theirs");
            List<Boolean> won = atOnce(List.of(() -> wins(store(), mine), () -> wins(rival, theirs)));
            assertThat(
                    "winners of nonce " + nonce, won.stream().filter(win -> win).count(), is(1L));
            assertThat(store().diffs(ESCROW, nonce, nonce), contains(won.get(0) ? mine : theirs));
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
    default void two_processes_may_create_one_session_at_once() throws Exception {
        SessionStore rival = another();
        for (int escrow = 1; escrow <= 10; escrow++) {
            StoredSession session = session(String.valueOf(escrow));
            atOnce(List.of(() -> created(store(), session), () -> created(rival, session)));
            assertThat(store().find(session.escrowId()), is(Optional.of(session)));
        }
    }

    private static boolean created(SessionStore store, StoredSession session) {
        store.create(session);
        return true;
    }

    @Test
    default void sixty_four_sessions_are_written_at_once() throws Exception {
        int diffs = 10;
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int writer = 1; writer <= 64; writer++) {
            String escrow = String.valueOf(writer);
            writers.add(() -> {
                store().create(session(escrow));
                appendUpTo(store(), escrow, diffs);
                store().putSignatures(escrow, diffs, Map.of(0, bytes(escrow, 65)));
                return store().diffs(escrow, 1, diffs).size() == diffs;
            });
        }
        assertThat(atOnce(writers), everyItem(is(true)));
        assertThat(restarted().escrows().size(), is(64));
        for (String escrow : store().escrows()) {
            assertThat(store().find(escrow).orElseThrow().latestNonce(), is((long) diffs));
            assertThat(
                    store().diffs(escrow, 1, 99).stream().map(StoredDiff::nonce).toList(),
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
}
