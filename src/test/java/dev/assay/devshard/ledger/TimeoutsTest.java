package dev.assay.devshard.ledger;

import static dev.assay.devshard.protocol.wire.TimeoutReason.TIMEOUT_REASON_EXECUTION;
import static dev.assay.devshard.protocol.wire.TimeoutReason.TIMEOUT_REASON_REFUSED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Timeout;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Giving up on slot 1, the executor of inference 1. */
final class TimeoutsTest {
    private static final PrivateKey STRANGER = PrivateKey.derive("stranger");

    private final Network network = new Network(3);
    private final Session session = new Session(network).apply(network.start(1));

    @Test
    void a_refused_start_is_given_back() {
        long balance = session.ledger.balance();
        session.apply(network.timeout(1, TIMEOUT_REASON_REFUSED, 0, 2));
        assertEquals(InferenceStatus.TIMED_OUT, session.status(1));
        assertEquals(1, session.stats(1).missed());
        assertEquals(balance - 1_000 + 60, session.ledger.balance());
        session.refuses(Reason.STATUS, network.timeout(1, TIMEOUT_REASON_REFUSED, 0, 2));
        session.refuses(Reason.STATUS, network.confirm(1));
    }

    @Test
    void an_execution_that_never_ends_is_given_back() {
        session.apply(network.confirm(1));
        long balance = session.ledger.balance();
        session.apply(network.timeout(1, TIMEOUT_REASON_EXECUTION, 0, 2));
        assertEquals(InferenceStatus.TIMED_OUT, session.status(1));
        assertEquals(balance - 1_000 + 60, session.ledger.balance());
        session.refuses(Reason.STATUS, network.finish(1));
    }

    @Test
    void the_reason_fits_the_status() {
        session.refuses(Reason.STATUS, network.timeout(1, TIMEOUT_REASON_EXECUTION, 0, 2));
        session.apply(network.confirm(1));
        session.refuses(Reason.STATUS, network.timeout(1, TIMEOUT_REASON_REFUSED, 0, 2));
        session.apply(network.finish(1));
        session.refuses(Reason.STATUS, network.timeout(1, TIMEOUT_REASON_EXECUTION, 0, 2));
        session.refuses(Reason.UNKNOWN_INFERENCE, network.timeout(9, TIMEOUT_REASON_REFUSED, 0, 2));
    }

    @Test
    void a_reason_that_is_none_is_refused() {
        Timeout good = network.timeout(1, TIMEOUT_REASON_REFUSED, 0, 2).getTimeout();
        for (int reason : new int[] {0, 3, 99, -1}) {
            session.refuses(
                    Reason.TIMEOUT_REASON,
                    DevshardTx.newBuilder()
                            .setTimeout(good.toBuilder().setReasonValue(reason))
                            .build());
        }
    }

    @Test
    void the_weight_must_exceed_the_threshold() {
        session.refuses(Reason.INSUFFICIENT_VOTES, network.timeout(1, TIMEOUT_REASON_REFUSED, 0));
        session.refuses(Reason.INSUFFICIENT_VOTES, network.timeout(1, TIMEOUT_REASON_REFUSED));
        Session strict = new Session(new Network(3).voting(67)).apply(network.start(1));
        strict.refuses(Reason.INSUFFICIENT_VOTES, network.timeout(1, TIMEOUT_REASON_REFUSED, 0, 2));
        strict.apply(network.timeout(1, TIMEOUT_REASON_REFUSED, 0, 1, 2));
    }

    @Test
    void an_address_is_counted_once_with_all_its_slots() {
        session.refuses(Reason.INSUFFICIENT_VOTES, network.timeout(1, TIMEOUT_REASON_REFUSED, 0, 0, 0));
        Network twin = new Network(4, 2);
        Session heavy = new Session(twin).apply(twin.start(1));
        heavy.refuses(Reason.INSUFFICIENT_VOTES, twin.timeout(1, TIMEOUT_REASON_REFUSED, 2, 4));
        heavy.apply(twin.timeout(1, TIMEOUT_REASON_REFUSED, 4, 0));
    }

    @Test
    void a_vote_that_declines_weighs_nothing() {
        session.refuses(
                Reason.INSUFFICIENT_VOTES,
                votes(vote(0, TIMEOUT_REASON_REFUSED, true), vote(2, TIMEOUT_REASON_REFUSED, false)));
    }

    @Test
    void a_forged_vote_weighs_nothing_and_takes_nothing_away() {
        TimeoutVote forged = network.timeoutVote(STRANGER, 1, TIMEOUT_REASON_REFUSED, 2, true);
        TimeoutVote spoofed = network.timeoutVote(network.slots.get(0), 1, TIMEOUT_REASON_REFUSED, 2, true);
        TimeoutVote outside = network.timeoutVote(STRANGER, 1, TIMEOUT_REASON_REFUSED, -1, true);
        TimeoutVote garbage =
                TimeoutVote.newBuilder().setVoterSlot(2).setAccept(true).build();
        TimeoutVote turned = vote(2, TIMEOUT_REASON_REFUSED, false).toBuilder()
                .setAccept(true)
                .build();
        TimeoutVote honest = vote(0, TIMEOUT_REASON_REFUSED, true);
        session.refuses(Reason.INSUFFICIENT_VOTES, votes(honest, forged, spoofed, outside, garbage, turned));
        session.apply(votes(forged, spoofed, honest, outside, garbage, turned, vote(2, TIMEOUT_REASON_REFUSED, true)));
        assertEquals(InferenceStatus.TIMED_OUT, session.status(1));
    }

    @Test
    void a_vote_is_for_one_inference_one_reason_one_escrow() {
        TimeoutVote honest = vote(0, TIMEOUT_REASON_REFUSED, true);
        session.refuses(Reason.INSUFFICIENT_VOTES, votes(honest, vote(2, TIMEOUT_REASON_EXECUTION, true)));
        session.refuses(
                Reason.INSUFFICIENT_VOTES,
                votes(honest, network.timeoutVote(network.slots.get(2), 2, TIMEOUT_REASON_REFUSED, 2, true)));
        session.refuses(
                Reason.INSUFFICIENT_VOTES,
                votes(honest, Transactions.timeoutVote(network.slots.get(2), "8", 1, TIMEOUT_REASON_REFUSED, 2, true)));
    }

    private TimeoutVote vote(int slot, TimeoutReason reason, boolean accept) {
        return network.timeoutVote(network.slots.get(slot), 1, reason, slot, accept);
    }

    private static DevshardTx votes(TimeoutVote... votes) {
        return Transactions.timeout(1, TIMEOUT_REASON_REFUSED, List.of(votes));
    }
}
