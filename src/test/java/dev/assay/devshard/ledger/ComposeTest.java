package dev.assay.devshard.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.ledger.Composed.Dropped;
import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The user's side: best effort, in order, and nothing of what failed. */
final class ComposeTest {
    private final Network network = new Network(5);
    private final Session session = new Session(network);

    @Test
    void pending_transactions_go_in_order_and_the_start_last() throws Exception {
        session.apply(network.start(1)).apply(network.start(2)).apply(network.start(3));
        session.apply(network.start(4));
        session.apply(network.confirm(2), network.finish(2), network.confirm(4), network.finish(4));
        session.apply(network.validation(2, 4, false));
        List<DevshardTx> inOrder = List.of(
                network.confirm(1),
                network.finish(1),
                network.validation(4, 3, true),
                network.vote(2, 0, true),
                network.timeout(3, TimeoutReason.TIMEOUT_REASON_REFUSED, 0, 1, 2));
        List<DevshardTx> shuffled =
                List.of(inOrder.get(4), inOrder.get(3), inOrder.get(1), inOrder.get(2), inOrder.get(0));
        Composed composed = session.ledger.compose(shuffled, start(7), WarmKeys.NONE);
        assertEquals(List.of(), composed.dropped());
        assertEquals(inOrder, composed.txs().subList(0, 5));
        assertEquals(network.start(7), composed.txs().get(5));
        assertEquals(7, composed.nonce());
        session.apply(network.diff(session.ledger, composed.txs().toArray(DevshardTx[]::new)));
        assertEquals(composed.root(), session.ledger.root());
    }

    @Test
    void a_second_accusation_is_left_out_so_that_its_author_may_still_vote() throws Exception {
        session.apply(network.start(1)).apply(network.confirm(1), network.finish(1));
        List<DevshardTx> accusations = List.of(network.validation(1, 2, false), network.validation(1, 3, false));
        Composed composed = session.ledger.compose(accusations, Optional.empty(), WarmKeys.NONE);
        assertEquals(accusations.subList(0, 1), composed.txs());
        assertEquals(Reason.STATUS, composed.dropped().get(0).reason().reason());
    }

    @Test
    void what_fails_is_dropped_with_its_reason() throws Exception {
        Composed composed =
                session.ledger.compose(List.of(network.finish(9), network.start(1)), start(1), WarmKeys.NONE);
        assertEquals(List.of(network.start(1)), composed.txs());
        assertEquals(
                List.of(Reason.UNKNOWN_INFERENCE, Reason.SECOND_START),
                composed.dropped().stream()
                        .map(Dropped::reason)
                        .map(DiffRejected::reason)
                        .toList());
    }

    @Test
    void a_transaction_that_fails_after_its_warm_key_was_found_binds_nothing() throws Exception {
        session.apply(network.start(1)).apply(network.confirm(1));
        PrivateKey warm = PrivateKey.derive("warm");
        Address cold = network.slots.get(1).address();
        WarmKeys granted = (validator, candidate) -> validator.equals(cold) && candidate.equals(warm.address());
        DevshardTx finish = network.finish(warm, 1, 8, 20);
        DevshardTx late = network.timeout(1, TimeoutReason.TIMEOUT_REASON_EXECUTION, 2);
        DevshardTx byWarm = late.toBuilder()
                .setTimeout(late.getTimeout().toBuilder()
                        .addVotes(network.timeoutVote(warm, 1, TimeoutReason.TIMEOUT_REASON_EXECUTION, 1, false)))
                .build();

        Composed composed = session.ledger.compose(List.of(byWarm), Optional.empty(), granted);
        assertEquals(
                Reason.INSUFFICIENT_VOTES, composed.dropped().get(0).reason().reason());
        assertEquals(Map.of(), composed.newWarmKeys());
        assertEquals(session.apply().ledger.root(), composed.root());

        Composed bound = session.ledger.compose(List.of(finish), Optional.empty(), granted);
        assertEquals(Map.of(1, warm.address()), bound.newWarmKeys());
    }

    @Test
    void a_start_that_fails_refuses_the_whole() {
        assertReason(Reason.START_ID, start(2));
        assertReason(
                Reason.INSUFFICIENT_BALANCE,
                Optional.of(network.start(1, 1, 1_000_000).getStart()));
        assertReason(Reason.OVERFLOW, Optional.of(network.start(1, -1, -1).getStart()));
        session.apply(Transactions.finalizeRound());
        assertReason(Reason.PHASE, start(2));
    }

    @Test
    void composing_leaves_the_ledger_as_it_was() throws Exception {
        String before = Session.print(session.ledger);
        session.ledger.compose(List.of(Transactions.finalizeRound()), Optional.empty(), WarmKeys.NONE);
        assertEquals(before, Session.print(session.ledger));
    }

    private void assertReason(Reason reason, Optional<Start> start) {
        DiffRejected rejected =
                assertThrows(DiffRejected.class, () -> session.ledger.compose(List.of(), start, WarmKeys.NONE));
        assertEquals(reason, rejected.reason(), rejected.getMessage());
    }

    private Optional<Start> start(long id) {
        return Optional.of(network.start(id).getStart());
    }
}
