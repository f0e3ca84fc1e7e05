package dev.assay.devshard.ledger;

import static dev.assay.devshard.protocol.wire.TimeoutReason.TIMEOUT_REASON_REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.StateHashes;
import dev.assay.devshard.protocol.Transactions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sweep every five nonces; grace of two nonces and a hundred seconds. */
final class SealingTest {
    private final Network network = new Network(3).sealing(5, 2, 100);
    private final Session session = new Session(network);

    @Test
    void what_is_finished_waits_for_nonce_and_clock() {
        session.apply(network.start(1)).apply(network.start(2), network.confirm(1, 1_000), network.finish(1));
        session.apply(network.confirm(2, 1_100), network.finish(2)).idle(1);
        assertEquals(List.of(), sealedIds());
        session.idle(1);
        assertEquals(List.of(1L), sealedIds(), "at nonce 5, 100 s before the youngest receipt");
        session.idle(5);
        assertEquals(List.of(), sealedIds(), "the clock stands still");
        assertEquals(List.of(2L), List.copyOf(session.ledger.live().keySet()));
    }

    @Test
    void a_second_short_of_the_grace_stays() {
        session.apply(network.start(1)).apply(network.start(2), network.confirm(1, 1_001), network.finish(1));
        session.apply(network.confirm(2, 1_100)).idle(2);
        assertEquals(List.of(), sealedIds());
    }

    @Test
    void nonces_of_grace_are_counted_from_the_start() {
        session.idle(3).apply(network.start(4)).apply(network.timeout(4, TIMEOUT_REASON_REFUSED, 0, 2));
        assertEquals(List.of(), sealedIds(), "5 is less than 4 + 2");
        session.idle(5);
        assertEquals(List.of(4L), sealedIds());
        Session exact = new Session(network).idle(2).apply(network.start(3));
        exact.apply(network.timeout(3, TIMEOUT_REASON_REFUSED, 1, 2)).idle(1);
        assertEquals(3, exact.sealed.get(0).inference().id(), "5 is 3 + 2");
    }

    @Test
    void what_is_resolved_needs_no_clock() {
        session.apply(network.start(1))
                .apply(network.timeout(1, TIMEOUT_REASON_REFUSED, 0, 2))
                .idle(3);
        assertEquals(List.of(1L), sealedIds(), "nobody ever confirmed anything");
    }

    @Test
    void what_is_under_way_or_in_dispute_never_seals() {
        session.apply(network.start(1)).apply(network.start(2), network.confirm(1, 1_000), network.finish(1));
        session.apply(network.start(3), network.confirm(2, 1_000), network.validation(1, 0, false));
        session.apply(network.start(4)).apply(network.confirm(4, 9_000));
        session.idle(15);
        assertEquals(List.of(1L, 2L, 3L, 4L), List.copyOf(session.ledger.live().keySet()));
    }

    @Test
    void only_the_last_three_live_per_slot_tell_the_time() {
        Session slow = new Session(new Network(3).sealing(10, 2, 100));
        slow.apply(network.start(1)).apply(network.start(2), network.confirm(1, 9_000));
        slow.apply(network.start(3), network.confirm(2, 1_000), network.finish(2));
        for (long id = 4; id <= 10; id++) {
            slow.apply(network.start(id));
        }
        assertEquals(List.of(), slow.sealed, "at nonce 10 the clock is that of 2..10, and 1 is out of sight");
        slow.apply(network.confirm(10, 1_100)).idle(9);
        assertEquals(2, slow.sealed.get(0).inference().id());
    }

    @Test
    void sealed_records_fold_in_order_and_are_gone() {
        session.apply(network.start(1)).apply(network.start(2), network.confirm(1, 1_000), network.finish(1));
        session.apply(network.start(3), network.confirm(2, 1_001), network.finish(2));
        session.apply(network.confirm(3, 1_200));
        var one = session.inference(1);
        var two = session.inference(2);
        session.idle(1);
        assertEquals(List.of(new Sealed(5, one), new Sealed(5, two)), session.sealed);
        assertEquals(StateHashes.seal(StateHashes.seal(Hash.ZERO, 5, one), 5, two), session.ledger.sealedAccumulator());
        session.refuses(Reason.UNKNOWN_INFERENCE, network.validation(1, 0, false));
        session.refuses(Reason.UNKNOWN_INFERENCE, network.finish(1));
    }

    @Test
    void finalizing_sweeps_no_more() {
        session.apply(network.start(1))
                .apply(network.timeout(1, TIMEOUT_REASON_REFUSED, 0, 2))
                .idle(1);
        session.apply(Transactions.finalizeRound()).idle(1);
        assertEquals(5, session.ledger.nonce());
        assertEquals(List.of(), sealedIds());
        session.idle(2);
        assertEquals(List.of(new Sealed(7, session.sealed.get(0).inference())), session.sealed);
    }

    @Test
    void times_that_hosts_made_up_do_not_overflow() {
        session.apply(network.start(1)).apply(network.start(2), network.confirm(1, Long.MIN_VALUE), network.finish(1));
        session.apply(network.confirm(2, Long.MAX_VALUE), network.finish(2)).idle(2);
        assertEquals(List.of(1L), sealedIds());
    }

    private List<Long> sealedIds() {
        return session.sealed.stream().map(each -> each.inference().id()).toList();
    }
}
