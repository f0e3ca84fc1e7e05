package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.Finish;
import dev.assay.devshard.protocol.wire.Start;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Hosts that apply what they must refuse, and judge each other wrongly (contract 4.3, 4.4, 4.7). */
final class RefereeMutants {
    private static final String HOST = "devshard.host.session.Journal";
    private static final String CHALLENGES = "devshard.ledger.Challenges";

    private RefereeMutants() {}

    static List<Mutant> all() {
        return List.of(
                rootNotCompared(),
                Mutant.of(
                        "nobody-is-drawn", "a host never looks at anybody's work again", "4.7", "@DX94", drawn(false)),
                Mutant.of(
                        "everybody-is-drawn",
                        "a host looks at all work again, whoever is drawn for it",
                        "4.7",
                        "@DX94",
                        drawn(true)),
                Mutant.of(
                        "anybody-writes-history",
                        "a host applies a diff that somebody else than the owner signed",
                        "4.3",
                        "@DX06",
                        instead("devshard.ledger.Admission.byTheUser", null)),
                Mutant.of(
                        "gaps-in-history",
                        "a host applies a diff that skips a nonce",
                        "4.3",
                        "@DX08",
                        instead("devshard.ledger.Admission.next", null)),
                Mutant.of(
                        "any-number-starts",
                        "a host applies a start under a number that is not the diff's",
                        "4.3",
                        "@DX08",
                        before("devshard.ledger.Execution.start", call -> {
                            Start start = call.argument(1, Start.class);
                            long next = (Long) Inside.of(call.argument(0))
                                            .call("nonce")
                                            .object()
                                    + 1;
                            if (start.getInferenceId() != next) {
                                call.argument(
                                        1,
                                        start.toBuilder().setInferenceId(next).build());
                            }
                        })),
                Mutant.of(
                        "times-to-come-accepted",
                        "a host applies a diff that speaks of times which have not come",
                        "D25",
                        "@DX56",
                        instead("devshard.host.session.FutureTimes.refuse", null)),
                Mutant.of(
                        "half-a-diff-applied",
                        "a host leaves out of a diff what it cannot apply, and applies the rest",
                        "4.3",
                        "@DX21 or @DX19 or @DX08",
                        after("devshard.ledger.Rules.apply", call -> {
                            if (call.thrown() != null && call.isFrom(HOST)) {
                                call.answer(call.argument(0));
                            }
                        })),
                Mutant.of(
                        "anybody-speaks-for-a-host",
                        "a host believes what a host is said to have signed, whoever signed it",
                        "3.4",
                        "@DX60",
                        anybodySignsForAHost()),
                Mutant.of(
                        "any-host-finishes",
                        "a job is done by whichever host says that it has done it",
                        "4.4",
                        "@DX60",
                        before("devshard.ledger.Execution.finish", call -> {
                            Finish finish = call.argument(1, Finish.class);
                            Inference job = (Inference) Inside.callStatic(
                                    "devshard.ledger.Known",
                                    "inference",
                                    call.argument(0),
                                    "finish",
                                    finish.getInferenceId());
                            if (call.isFrom(HOST) && finish.getExecutorSlot() != job.executorSlot()) {
                                call.argument(
                                        1,
                                        finish.toBuilder()
                                                .setExecutorSlot(job.executorSlot())
                                                .build());
                            }
                        }),
                        anybodySignsForAHost()),
                Mutant.of(
                        "word-of-another-session",
                        "what a host said in one session counts in another",
                        "3.4",
                        "@DX60",
                        instead("devshard.ledger.Known.escrow", null)),
                Mutant.of(
                        "accused-votes",
                        "an executor votes on its own work",
                        "D38",
                        "@DX21",
                        instead(CHALLENGES + ".notItsOwn", null)),
                Mutant.of(
                        "accusation-is-the-verdict",
                        "one accusation costs a host its pay",
                        "4.4",
                        "@DX04 or @DX28",
                        after(CHALLENGES + ".validation", RefereeMutants::convict)),
                Mutant.of(
                        "one-vote-decides",
                        "a single vote for the accused clears it",
                        "4.5",
                        "@DX04 or @DX28",
                        instead("devshard.ledger.SessionTerms.voteThreshold", 0L)),
                Mutant.of(
                        "wrong-answer-still-paid",
                        "an answer that was found wrong is paid for all the same",
                        "4.4",
                        "@DX03",
                        before("devshard.ledger.Books.withStats", call -> {
                            if (call.isFrom(CHALLENGES)) {
                                call.answer(call.self());
                            }
                        })),
                Mutant.of(
                        "wrong-answer-not-refunded",
                        "the user gets nothing back for an answer that was found wrong",
                        "4.4",
                        "@DX03",
                        before("devshard.ledger.Books.moving", call -> {
                            if (call.isFrom(CHALLENGES)) {
                                call.answer(call.self());
                            }
                        })),
                Mutant.of(
                        "nobody-re-checks",
                        "hosts find every answer of their peers right without looking",
                        "4.7",
                        "@DX03",
                        instead("devshard.host.validation.EngineValidator.isValid", true)),
                Mutant.of(
                        "sealed-at-will",
                        "hosts seal nothing before the session ends, the gateway does",
                        "4.7",
                        "@DX19",
                        before("devshard.ledger.Sealing.isDue", call -> {
                            if (call.isFrom(HOST)) {
                                call.answer(false);
                            }
                        })),
                Mutant.of(
                        "nothing-is-ever-sealed",
                        "old work is never sealed, so it can be judged for ever",
                        "4.7",
                        "@DX19",
                        instead("devshard.ledger.Sealing.isDue", false)),
                Mutant.of(
                        "spends-what-is-not-there",
                        "work is begun that the deposit does not cover",
                        "4.4",
                        "@DX09",
                        before("devshard.ledger.Execution.start", call -> {
                            Inside books = Inside.of(call.argument(0));
                            long balance = (Long) books.call("balance").object();
                            if (balance < 10_000) {
                                call.argument(
                                        0, books.call("moving", 1_000_000L).object());
                            }
                        })),
                Mutant.of(
                        "nonces-without-end",
                        "work is begun with the nonces that are kept for finalizing",
                        "4.5",
                        "@DX20",
                        after("devshard.ledger.SessionTerms.maxNonce", call -> call.answer(20_000L))));
    }

    /** The same diff once more, as if it claimed nothing; its signature was found good already. */
    private static Mutant rootNotCompared() {
        return new Mutant(
                "root-not-compared",
                "a host applies a diff that does not lead to the state it claims",
                "4.3",
                "@DX05",
                () -> {
                    AtomicReference<Thread> again = new AtomicReference<>();
                    return List.of(
                            after("devshard.ledger.Ledger.apply", call -> {
                                if (call.thrown() == null
                                        || !call.thrown().getMessage().contains("promises root")) {
                                    return;
                                }
                                SignedDiff diff = call.argument(0, SignedDiff.class);
                                SignedDiff bare =
                                        new SignedDiff(diff.nonce(), diff.txs(), diff.userSignature(), new byte[0]);
                                again.set(Thread.currentThread());
                                call.answer(Inside.of(call.self())
                                        .call("apply", bare, call.argument(1))
                                        .object());
                                again.set(null);
                            }),
                            before("devshard.ledger.Admission.byTheUser", call -> {
                                if (again.get() == Thread.currentThread()) {
                                    call.answer(null);
                                }
                            }));
                });
    }

    private static void convict(Call call) throws Throwable {
        if (call.thrown() != null) {
            return;
        }
        Inside books = Inside.of(call.result());
        Object id = Inside.of(call.argument(1)).call("getInferenceId").object();
        Optional<?> found = (Optional<?>) books.call("live").call("find", id).object();
        if (found.isPresent() && ((Inference) found.get()).status() == InferenceStatus.CHALLENGED) {
            Inference inference = (Inference) found.get();
            call.answer(
                    books.call("put", inference.as(InferenceStatus.INVALIDATED)).object());
        }
    }

    private static Change drawn(boolean always) {
        return after("devshard.host.session.ValidationDuty.isDrawn", call -> {
            if (!call.result().equals(always)) {
                call.answer(always);
            }
        });
    }

    /** A host takes every signature for that of the slot it is said to be of. */
    private static Change anybodySignsForAHost() {
        return before("devshard.ledger.SlotSignatures.require", call -> {
            if (call.isFrom(HOST)) {
                call.answer(call.argument(0));
            }
        });
    }
}
