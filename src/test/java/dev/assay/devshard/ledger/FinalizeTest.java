package dev.assay.devshard.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.Transactions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FinalizeTest {
    private final Network network = new Network(3);
    private final Session session = new Session(network);

    @Test
    void it_takes_one_diff_more_than_there_are_slots() {
        session.finished().apply(Transactions.finalizeRound());
        assertEquals(Phase.FINALIZING, session.ledger.phase());
        assertEquals(3, session.ledger.finalizeNonce());
        session.idle(2);
        assertEquals(Phase.FINALIZING, session.ledger.phase());
        session.idle(1);
        assertEquals(Phase.SETTLEMENT, session.ledger.phase());
        assertEquals(6, session.ledger.nonce());
    }

    @Test
    void no_fee_is_taken_from_the_finalize_diff_on() {
        session.finished();
        long fees = session.ledger.fees();
        session.apply(Transactions.finalizeRound()).idle(3);
        assertEquals(fees, session.ledger.fees());
        assertEquals(1_000_000, session.ledger.balance() + fees + 28);
    }

    @Test
    void a_session_without_a_penny_can_still_finalize() {
        Session broke = new Session(network.holding(10_999));
        broke.refuses(Reason.INSUFFICIENT_BALANCE);
        broke.apply(Transactions.finalizeRound()).idle(3);
        assertEquals(Phase.SETTLEMENT, broke.ledger.phase());
        assertEquals(999, broke.ledger.balance());
    }

    @Test
    void it_starts_nothing_new_but_ends_what_was_started() {
        session.apply(network.start(1)).apply(network.start(2)).apply(network.confirm(1));
        session.apply(Transactions.finalizeRound());
        session.refuses(Reason.PHASE, network.start(5));
        session.apply(network.finish(1), network.confirm(2));
        session.apply(network.finish(2), network.validation(1, 0, true));
        session.refuses(Reason.PHASE, Transactions.finalizeRound());
        assertEquals(28, session.stats(2).cost());
    }

    @Test
    void settlement_drains_everything_live_by_id_at_its_nonce() {
        session.apply(network.start(1)).apply(network.start(2), network.confirm(1));
        session.apply(network.start(3), network.finish(1)).apply(Transactions.finalizeRound());
        session.idle(2);
        assertEquals(List.of(), session.sealed);
        List<Inference> live = List.copyOf(session.ledger.live().values());
        session.idle(1);
        assertEquals(live.stream().map(inference -> new Sealed(7, inference)).toList(), session.sealed);
        assertEquals(Map.of(), session.ledger.live());
        session.refuses(Reason.UNKNOWN_INFERENCE, network.confirm(2));
        session.refuses(Reason.UNKNOWN_INFERENCE, network.validation(1, 0, true));
    }

    @Test
    void an_empty_diff_after_settlement_moves_the_nonce_only() {
        session.apply(Transactions.finalizeRound()).idle(3);
        Ledger settled = session.ledger;
        session.apply();
        assertEquals(settled.root(), session.ledger.root());
        assertEquals(settled.nonce() + 1, session.ledger.nonce());
        session.refuses(Reason.PHASE, Transactions.finalizeRound());
        session.refuses(Reason.PHASE, network.start(6));
    }

    @Test
    void one_slot_settles_in_two_diffs() {
        Session alone = new Session(new Network(1)).apply(Transactions.finalizeRound());
        assertEquals(Phase.FINALIZING, alone.ledger.phase());
        assertEquals(Phase.SETTLEMENT, alone.idle(1).ledger.phase());
    }
}
