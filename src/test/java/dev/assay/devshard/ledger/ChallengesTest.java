package dev.assay.devshard.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Validations and votes. Inference 1 is executed by slot 1. */
final class ChallengesTest {
    private final Network five = new Network(5);

    @Test
    void valid_validations_count_but_change_nothing() {
        Session session = new Session(five).finished();
        session.apply(five.validation(1, 0, true), five.validation(1, 2, true), five.validation(1, 3, true));
        assertEquals(InferenceStatus.FINISHED, session.status(1));
        assertEquals(3, session.inference(1).votesValid());
        assertEquals(List.of(0, 2, 3), session.inference(1).validatedBy().slots());
    }

    @Test
    void the_first_invalid_validation_challenges() {
        Session session = new Session(five).finished().apply(five.validation(1, 0, false));
        assertEquals(InferenceStatus.CHALLENGED, session.status(1));
        assertEquals(1, session.inference(1).votesInvalid());
        session.apply(five.validation(1, 2, false));
        assertEquals(1, session.inference(1).votesInvalid(), "a later validation only says who came");
        assertEquals(List.of(0, 2), session.inference(1).validatedBy().slots());
    }

    @Test
    void a_validation_said_twice_is_said_once() {
        Session session = new Session(five).finished().apply(five.validation(1, 0, true));
        session.apply(five.validation(1, 0, true), five.validation(1, 0, false));
        assertEquals(InferenceStatus.FINISHED, session.status(1));
        assertEquals(1, session.inference(1).votesValid());
    }

    @Test
    void votes_against_must_exceed_the_threshold() {
        Session session = new Session(five).finished().apply(five.validation(1, 0, false), five.vote(1, 2, false));
        assertEquals(InferenceStatus.CHALLENGED, session.status(1), "2 of 5 is not more than 2");
        long balance = session.ledger.balance();
        session.apply(five.vote(1, 3, false));
        assertEquals(InferenceStatus.INVALIDATED, session.status(1));
        assertEquals(1, session.stats(1).invalid());
        assertEquals(0, session.stats(1).cost());
        assertEquals(balance - 1_000 + 28, session.ledger.balance());
    }

    @Test
    void votes_for_must_exceed_the_threshold() {
        Session session = new Session(five)
                .finished()
                .apply(five.validation(1, 0, false), five.vote(1, 2, true), five.vote(1, 3, true));
        assertEquals(InferenceStatus.CHALLENGED, session.status(1));
        session.apply(five.vote(1, 4, true));
        assertEquals(InferenceStatus.VALIDATED, session.status(1));
        assertEquals(28, session.stats(1).cost());
        assertEquals(0, session.stats(1).invalid());
    }

    @Test
    void with_three_hosts_a_lone_accuser_leaves_it_challenged() {
        Network three = new Network(3);
        Session session = new Session(three).finished().apply(three.validation(1, 0, false), three.vote(1, 2, true));
        assertEquals(InferenceStatus.CHALLENGED, session.status(1));
        session = new Session(three).finished().apply(three.validation(1, 0, false), three.vote(1, 2, false));
        assertEquals(InferenceStatus.INVALIDATED, session.status(1));
    }

    @Test
    void an_accusation_alone_is_not_tallied() {
        Network heavy = new Network(3, 0, 0, 0);
        Session session = new Session(heavy).finished().apply(heavy.validation(1, 0, false));
        assertEquals(4, session.inference(1).votesInvalid(), "an address weighs all its slots");
        assertEquals(InferenceStatus.CHALLENGED, session.status(1));
        session.apply(heavy.vote(1, 2, true));
        assertEquals(InferenceStatus.INVALIDATED, session.status(1), "the vote brings the tally");
    }

    @Test
    void who_validated_before_has_spoken() {
        Session session = new Session(five).finished();
        session.apply(five.validation(1, 2, true), five.validation(1, 0, false));
        session.refuses(Reason.DUPLICATE_VOTE, five.vote(1, 2, true));
        session.refuses(Reason.DUPLICATE_VOTE, five.vote(1, 0, false));
        session.apply(five.vote(1, 3, true));
        session.refuses(Reason.DUPLICATE_VOTE, five.vote(1, 3, true));
    }

    @Test
    void a_validation_marks_its_slot_and_a_vote_all_slots_of_the_address() {
        Network twin = new Network(4, 2);
        Session session = new Session(twin).finished().apply(twin.validation(1, 0, false), twin.vote(1, 4, true));
        assertEquals(List.of(0, 2, 4), session.inference(1).validatedBy().slots());
        assertEquals(2, session.inference(1).votesValid());
        session.refuses(Reason.DUPLICATE_VOTE, twin.vote(1, 2, true));

        session = new Session(twin).finished().apply(twin.validation(1, 4, true));
        assertEquals(List.of(4), session.inference(1).validatedBy().slots());
        assertEquals(2, session.inference(1).votesValid());
        session.apply(twin.validation(1, 2, false));
        assertEquals(InferenceStatus.FINISHED, session.status(1), "the same address, so the same voice");
    }

    @Test
    void nobody_judges_work_of_its_own() {
        Network twin = new Network(4, 1);
        Session session = new Session(twin).finished();
        session.refuses(Reason.SELF_VALIDATION, twin.validation(1, 1, true));
        session.refuses(Reason.SELF_VALIDATION, twin.validation(1, 4, true));
        session.apply(twin.validation(1, 0, false));
        session.refuses(Reason.SELF_VALIDATION, twin.vote(1, 1, true));
        session.refuses(Reason.SELF_VALIDATION, twin.vote(1, 4, true));
    }

    @Test
    void a_vote_on_what_is_resolved_changes_nothing() {
        Session session = new Session(five).finished();
        session.apply(five.validation(1, 0, false), five.vote(1, 2, false), five.vote(1, 3, false));
        var resolved = session.inference(1);
        session.apply(five.vote(1, 4, true), five.vote(1, 3, true));
        assertEquals(resolved, session.inference(1));
        session.apply(five.validation(1, 4, false));
        assertEquals(0, session.inference(1).votesValid());
        assertEquals(3, session.inference(1).votesInvalid());
    }

    @Test
    void a_vote_needs_a_challenge_and_a_validation_a_finish() {
        Session session = new Session(five);
        session.refuses(Reason.UNKNOWN_INFERENCE, five.validation(1, 0, true));
        session.refuses(Reason.UNKNOWN_INFERENCE, five.vote(1, 0, true));
        session.apply(five.start(1));
        session.refuses(Reason.STATUS, five.validation(1, 0, true));
        session.apply(five.confirm(1));
        session.refuses(Reason.STATUS, five.validation(1, 0, true));
        session.apply(five.finish(1));
        session.refuses(Reason.STATUS, five.vote(1, 0, false));
    }

    @Test
    void both_are_signed_by_their_slot_for_this_escrow() {
        PrivateKey other = five.slots.get(2);
        Session session = new Session(five).finished();
        session.refuses(Reason.SIGNATURE, Transactions.validation(other, Network.ESCROW, 1, 0, false));
        session.refuses(Reason.ESCROW_ID, Transactions.validation(five.slots.get(0), "8", 1, 0, false));
        session.apply(five.validation(1, 0, false));
        session.refuses(Reason.SIGNATURE, Transactions.vote(other, Network.ESCROW, 1, 3, false));
        session.refuses(Reason.ESCROW_ID, Transactions.vote(other, "8", 1, 2, false));
    }

    @Test
    void slots_outside_the_group_are_refused() {
        Session session = new Session(five).finished();
        for (int slot : new int[] {5, 127, 128, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            session.refuses(Reason.SLOT, Transactions.validation(five.user, Network.ESCROW, 1, slot, true));
            session.refuses(Reason.SLOT, Transactions.vote(five.user, Network.ESCROW, 1, slot, true));
        }
    }
}
