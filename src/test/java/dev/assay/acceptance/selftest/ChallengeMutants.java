package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** Asking an executor itself before it is called late (contract 2.5, 4.6). */
final class ChallengeMutants {
    private static final String ROUTE = "devshard.host.ChallengeRoute";
    private static final String CONTACT = "devshard.host.timeout.ExecutorContact";

    private ChallengeMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "anybody-may-challenge",
                        "a stranger is given receipts",
                        "3.3",
                        "@DS07",
                        instead("devshard.host.Senders.mustTakePart", null)),
                Mutant.of(
                        "anybody-may-ask-who-is-late",
                        "a host says to anybody whether another is late",
                        "3.3",
                        "@DX62",
                        before("devshard.host.Senders.mustBeOwner", call -> {
                            if (call.isFrom("devshard.host.VerifyTimeoutRoute")) {
                                call.answer(null);
                            }
                        })),
                Mutant.of(
                        "receipt-after-the-work",
                        "a challenged host does the whole job before it gives its receipt",
                        "D01",
                        "@DS07",
                        before(ROUTE + ".begin", call -> {
                            Executor atOnce = Runnable::run;
                            Inside.of(call.self()).set("works", atOnce);
                            call.changed();
                        })),
                Mutant.of(
                        "challenged-receipt-not-queued",
                        "the receipt of a challenge never reaches the books",
                        "D01",
                        "@DS07",
                        before("devshard.host.session.Desk.confirm", call -> {
                            if (call.isFrom(ROUTE)) {
                                call.answer(null);
                            }
                        })),
                Mutant.of(
                        "receipt-for-any-prompt",
                        "a host gives a receipt for another prompt than was ordered",
                        "4.6",
                        "@DS07",
                        before("devshard.host.session.PayloadMismatch.check", call -> {
                            if (call.isFrom(ROUTE)) {
                                call.answer(null);
                            }
                        })),
                Mutant.of(
                        "only-the-owner-may-challenge",
                        "a host of the group is refused the receipt it needs before it votes",
                        "3.3",
                        "@DS07",
                        before("devshard.host.Senders.mustTakePart", call -> {
                            Object terms =
                                    Inside.of(call.argument(1)).call("terms").object();
                            Object creator = Inside.of(terms).call("creator").object();
                            if (!creator.equals(call.argument(0))) {
                                call.fail((Throwable) Inside.callStatic(
                                        "service.ApiError", "forbidden", "not_the_owner", "you are not the owner"));
                            }
                        })),
                Mutant.of(
                        "executor-not-asked",
                        "hosts vote that an executor is late without asking it",
                        "D20",
                        "@DS07",
                        before(
                                CONTACT + ".receipt",
                                call -> call.answer(
                                        Inside.callStatic("devshard.host.timeout.Finding", "silent", "not asked")))),
                oneAtATime());
    }

    /** Whoever asks about another executor waits for the first. */
    private static Mutant oneAtATime() {
        return new Mutant(
                "one-question-at-a-time",
                "a host that waits for one executor keeps everybody waiting who asks about another",
                "D27",
                "@DX54",
                () -> {
                    Semaphore turn = new Semaphore(1);
                    return List.of(new Change(
                            Seam.of(CONTACT + ".receipt"),
                            call -> {
                                turn.acquireUninterruptibly();
                                call.changed();
                            },
                            call -> turn.release()));
                });
    }
}
