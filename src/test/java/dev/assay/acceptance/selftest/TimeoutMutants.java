package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntPredicate;

/** Jobs that nobody does, and who is blamed for them (contract 4.6). */
final class TimeoutMutants {
    private static final String TIMEOUTS = "devshard.ledger.Timeouts";

    private TimeoutMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "start-dated-back-believed",
                        "an executor is late by the owner's word, however short a time the job is known",
                        "D25",
                        "@DX55",
                        instead("devshard.host.session.HostSession.knownSince", Instant.EPOCH)),
                Mutant.of(
                        "nobody-gives-up",
                        "a job that nobody does stays open for ever",
                        "4.6",
                        "@DX51",
                        instead("devshard.gateway.session.TimeoutWatches.look", null)),
                Mutant.of(
                        "reservation-kept",
                        "what was reserved for a job that was given up is not given back",
                        "4.4",
                        "@DS06",
                        before("devshard.ledger.Books.moving", call -> {
                            if (call.isFrom(TIMEOUTS)) {
                                call.answer(call.self());
                            }
                        })),
                Mutant.of(
                        "late-host-not-blamed",
                        "a host that did not do its job is not blamed for it",
                        "4.4",
                        "@DX82",
                        before("devshard.ledger.Books.withStats", call -> {
                            if (call.isFrom(TIMEOUTS)) {
                                call.answer(call.self());
                            }
                        })),
                Mutant.of(
                        "timeout-for-one-host-only",
                        "the diff that gives a job up is brought to one host only, also when that one is dead",
                        "D03",
                        "@DX50",
                        before("devshard.gateway.session.Delivery.deliver", TimeoutMutants::deliverOnce)),
                Mutant.of(
                        "receipt-not-published",
                        "hosts are asked to vote on a job whose receipt they were not shown",
                        "D04",
                        "@DX82",
                        instead("devshard.gateway.session.Lateness.published", true)),
                Mutant.of(
                        "votes-counted-by-claim",
                        "a vote counts for the slot it names, whoever signed it",
                        "D22",
                        "@DX10",
                        after("devshard.gateway.session.VoteCall.verified", TimeoutMutants::believeTheVote),
                        before("devshard.gateway.session.Ballot.count", TimeoutMutants::forgedFirst),
                        before(TIMEOUTS + ".weigh", TimeoutMutants::countUnverified)),
                votesWanted("one-host-gives-a-job-up", "a single vote is enough to give a job up", 0L),
                votesWanted("no-votes-needed", "a job is given up though nobody finds it late", -1L),
                votesWanted("no-votes-enough", "a job is never given up, whoever finds it late", Long.MAX_VALUE),
                Mutant.of(
                        "vote-weighed-twice",
                        "the same vote twice gives a job up",
                        "4.5",
                        "@DX61",
                        after(TIMEOUTS + ".weigh", call -> {
                            Inside.of(call.result()).get("counted", Set.class).clear();
                            call.changed();
                        })),
                Mutant.of(
                        "votes-of-anybody",
                        "a host weighs a vote in a diff without looking who signed it, and what",
                        "3.4",
                        "@DX61",
                        before("devshard.ledger.SlotSignatures.accept", call -> {
                            if (call.isFrom(TIMEOUTS)) {
                                call.answer(Optional.of(call.argument(0)));
                            }
                        })),
                Mutant.of(
                        "whoever-cannot-be-found-is-late",
                        "a host that cannot find the executor votes that it is late",
                        "D20",
                        "@DX53",
                        before(
                                "devshard.host.timeout.ExecutorContact.absence",
                                call -> call.answer(
                                        Inside.callStatic("devshard.host.timeout.Finding", "silent", "not found")))),
                Mutant.of(
                        "passed-over-host-is-ordered-from",
                        "work is ordered from a host that is passed over, and nobody asks it for that",
                        "D13",
                        "@DX57",
                        before("devshard.gateway.session.EscrowBook.passOver", TimeoutMutants::startInPassing)),
                Mutant.of(
                        "open-jobs-forgotten",
                        "a restarted gateway does not go on giving up what hosts left undone",
                        "4.6",
                        "@DX52",
                        instead("devshard.gateway.session.TimeoutWatches.resume", null)),
                Mutant.of(
                        "prompts-forgotten",
                        "a restarted gateway cannot offer the job once more, so nobody votes",
                        "4.6",
                        "@DX92",
                        instead("devshard.gateway.session.EscrowBook.payload", Optional.empty())),
                Mutant.of(
                        "orders-not-kept",
                        "a gateway that is killed before it has sent an order cannot offer it again",
                        "4.6",
                        "@DX91 or @DX92",
                        instead("devshard.storage.OrderTable.open", null)),
                Mutant.of(
                        "future-receipt-believed",
                        "a receipt that is dated in the future keeps its job open",
                        "D25",
                        "@DX12",
                        after("devshard.gateway.session.HostProof.confirm/3", GullibleMutants::believeTheReceipt),
                        instead("devshard.gateway.session.MempoolCheck.confirm", true)));
    }

    /** Each slot that is passed over gets the order too. */
    private static void startInPassing(Call call) throws Throwable {
        Inside book = Inside.of(call.self());
        Group group = (Group) book.call("group").object();
        IntPredicate mayBeAsked = call.argument(1, IntPredicate.class);
        for (int passed = 0; passed < group.size(); passed++) {
            long next = (Long) book.get("ledger").call("nonce").object() + 1;
            if (mayBeAsked.test(group.executorSlot(next))) {
                return;
            }
            book.call("write", book.call("pending").object(), Optional.of(call.argument(0)));
            call.changed();
        }
    }

    private static void deliverOnce(Call call) throws Throwable {
        Inside diff = Inside.of(call.argument(0));
        Inside link =
                Inside.of(call.self()).get("hosts").call("at", diff.call("slot").object());
        try {
            link.call("catchUp", diff.call("nonce").object(), Duration.ofSeconds(2));
        } catch (Exception away) {
            call.changed();
        }
        call.answer(null);
    }

    private static void believeTheVote(Call call) {
        JsonNode answer = call.argument(1, JsonNode.class);
        if (call.thrown() != null) {
            call.answer(TimeoutVote.newBuilder()
                    .setVoterSlot(answer.path("voter_slot").asInt())
                    .setAccept(true)
                    .setSignature(ByteString.copyFrom(new byte[65]))
                    .build());
        }
    }

    /** All votes are waited for, and the one that does not hold is looked at first. */
    private static void forgedFirst(Call call) throws Throwable {
        BlockingQueue<?> answers = call.argument(0, BlockingQueue.class);
        Deque<Object> sorted = new ArrayDeque<>();
        for (int i = 0; i < call.argument(1, Integer.class); i++) {
            Optional<?> vote = (Optional<?>) answers.take();
            boolean forged = vote.filter(each -> isForged((TimeoutVote) each)).isPresent();
            if (forged) {
                sorted.addFirst(vote);
            } else {
                sorted.addLast(vote);
            }
        }
        call.argument(0, new LinkedBlockingQueue<>(sorted));
    }

    private static boolean isForged(TimeoutVote vote) {
        return vote.getSignature().equals(ByteString.copyFrom(new byte[65]));
    }

    /** One that does not hold takes the voice of the slot it names. */
    private static void countUnverified(Call call) throws Throwable {
        TimeoutVote vote = call.argument(2, TimeoutVote.class);
        if (isForged(vote)) {
            Object terms = Inside.of(call.self()).get("terms").object();
            Group group = (Group) Inside.of(terms).call("group").object();
            @SuppressWarnings("unchecked")
            Set<Object> counted = Inside.of(call.argument(0)).get("counted", Set.class);
            counted.add(group.validator(vote.getVoterSlot()));
            call.answer(call.argument(0));
        }
    }

    /** @param more votes than these are wanted to give a job up */
    private static Mutant votesWanted(String name, String breaks, long more) {
        return Mutant.of(name, breaks, "4.5", "@DX61", before("devshard.ledger.SessionTerms.voteThreshold", call -> {
            if (call.isFrom(TIMEOUTS)) {
                call.answer(more);
            }
        }));
    }
}
