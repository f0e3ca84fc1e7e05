package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.ReceiptEvent;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A gateway that believes what hosts say of themselves (contract 10). Only where a host lies, anybody can see it. */
final class GullibleMutants {
    private static final String PROOF = "devshard.gateway.session.HostProof";

    private GullibleMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "garbage-makes-a-quorum",
                        "a signature that nobody verified counts towards the quorum",
                        "D10",
                        "@DX11 or @DX48",
                        after(PROOF + ".signed", call -> {
                            if (call.result(Optional.class).isEmpty()) {
                                call.answer(Optional.of(Inside.make(
                                        PROOF + "$SignedState", call.argument(3), call.argument(1), call.argument(4))));
                            }
                        })),
                Mutant.of(
                        "receipt-believed-unverified",
                        "a receipt that nobody signed counts as one",
                        "D32",
                        "@DX22",
                        after(PROOF + ".confirm/3", GullibleMutants::believeTheReceipt),
                        instead("devshard.gateway.session.MempoolCheck.confirm", true)),
                Mutant.of(
                        "unsigned-receipt-passed-on",
                        "the gateway has a receipt that nobody signed put on the books, and no host follows it any more",
                        "D32",
                        "@DX22",
                        after(PROOF + ".confirm/3", GullibleMutants::believeTheReceipt),
                        instead("devshard.gateway.session.MempoolCheck.confirm", true),
                        before("devshard.ledger.SlotSignatures.require", call -> {
                            if (!call.isFrom("devshard.host.session.Journal")) {
                                call.answer(call.argument(0));
                            }
                        })),
                Mutant.of(
                        "one-evil-host-ends-the-question",
                        "no other host is asked when one cannot prove what it says",
                        "D14",
                        "@DX22",
                        after("devshard.gateway.session.HostFault.isOfTheRequest", call -> {
                            if (Inside.of(call.self())
                                    .get("kind")
                                    .object()
                                    .toString()
                                    .equals("UNPROVEN")) {
                                call.answer(true);
                            }
                        })),
                Mutant.of(
                        "missing-root-unexpected",
                        "a question ends in an error of the gateway when a host leaves out which state it signed",
                        "D30",
                        "@DX22",
                        before(PROOF + ".state/3", call -> {
                            if (call.argument(2, ReceiptEvent.Body.class).stateHash() == null) {
                                call.fail(new NullPointerException("state_hash"));
                            }
                        })),
                passedOnUnproven(),
                Mutant.of(
                        "huge-nonce-believed",
                        "a host that claims to be far ahead is not sent what it lacks any more",
                        "D31",
                        "@DX80",
                        after(PROOF + ".state/3", call -> {
                            ReceiptEvent.Body claims = call.argument(2, ReceiptEvent.Body.class);
                            if (call.thrown() != null && claims.nonce() > 100_000) {
                                Address member = call.argument(1, Address.class);
                                call.answer(Optional.of(
                                        Inside.make(PROOF + "$SignedState", claims.nonce(), member, new byte[65])));
                            }
                        }),
                        // Else the host's refusal of the next diff would have everything sent once more.
                        instead("devshard.gateway.transport.HostRefusal.status", 501)),
                Mutant.of(
                        "signature-without-root-counts",
                        "a signature over nothing counts when the host leaves the root out",
                        "D30",
                        "@DX81",
                        after(PROOF + ".state/3", GullibleMutants::countWithoutRoot)),
                Mutant.of(
                        "wrong-owner-bans-the-host",
                        "a host that refuses its owner once is not asked again",
                        "D15",
                        "@DX46",
                        before("devshard.gateway.session.HostCalls.fault", call -> {
                            if (Inside.of(call.argument(0))
                                    .call("status")
                                    .object()
                                    .equals(403)) {
                                Object refused = Inside.constant(
                                        Seam.load("devshard.gateway.session.HostFault$Kind"), "REFUSED");
                                call.answer(Inside.make("devshard.gateway.session.HostFault", refused, "HTTP 403"));
                            }
                        })),
                Mutant.of(
                        "half-an-answer-looks-whole",
                        "a stream that a dying host broke off ends as if the answer were complete",
                        "2.1",
                        "@DX42",
                        before("devshard.gateway.api.StreamedAnswer.broken", call -> {
                            Inside.of(call.self()).call("done");
                            call.answer(null);
                        })),
                Mutant.of(
                        "forged-finish-hides-the-honest-one",
                        "a finish that somebody forged takes the honest one's place in the queue",
                        "D34",
                        "@DX45",
                        instead("devshard.gateway.session.MempoolCheck.finish", true),
                        before("devshard.gateway.session.PendingQueue.offer", GullibleMutants::firstComeFirstServed)),
                Mutant.of(
                        "one-voice-for-two-slots",
                        "a validator's signature counts for one of its slots only",
                        "4.5",
                        "@DX17 or @DX47",
                        after("devshard.gateway.session.SignatureBook.at", call -> {
                            Map<?, ?> all = call.result(Map.class);
                            Map<Object, Object> once = new TreeMap<>();
                            all.forEach((slot, signature) -> {
                                if (once.values().stream()
                                        .noneMatch(known -> Arrays.equals((byte[]) known, (byte[]) signature))) {
                                    once.put(slot, signature);
                                }
                            });
                            if (once.size() < all.size()) {
                                call.answer(once);
                            }
                        })),
                Mutant.of(
                        "quorum-not-needed",
                        "a session is settled although too few hosts signed",
                        "4.8",
                        "@DX11",
                        instead("devshard.gateway.session.Collector.collect", 99)));
    }

    /** The answer first, then the look at the signature. */
    private static Mutant passedOnUnproven() {
        return new Mutant(
                "passed-on-unproven",
                "an answer is passed on before its host has proven itself, and is then taken for none",
                "D14",
                "@DX58",
                () -> {
                    Set<Thread> unproven = ConcurrentHashMap.newKeySet();
                    return List.of(
                            after(PROOF + ".state/3", call -> {
                                if (call.thrown() != null) {
                                    unproven.add(Thread.currentThread());
                                    call.answer(Optional.empty());
                                }
                            }),
                            after("devshard.gateway.session.AnswerRelay.run", call -> {
                                if (unproven.remove(Thread.currentThread()) && call.thrown() == null) {
                                    String fault = "devshard.gateway.session.HostFault";
                                    Object kind = Inside.constant(Seam.load(fault + "$Kind"), "UNPROVEN");
                                    call.fail((Throwable) Inside.make(fault, kind, "has not proven itself"));
                                }
                            }));
                });
    }

    static void believeTheReceipt(Call call) {
        if (call.thrown() != null) {
            ReceiptEvent.Body claims = call.argument(1, ReceiptEvent.Body.class);
            Start start = (Start) call.argument(2, Optional.class).orElseThrow();
            long at = claims.confirmedAt() == null ? 0 : claims.confirmedAt();
            call.answer(Optional.of(Transactions.confirm(start.getInferenceId(), claims.receipt(), at)));
        }
    }

    /** Two that are of one kind and about one inference are taken for the same. */
    private static void firstComeFirstServed(Call call) throws Throwable {
        DevshardTx offered = call.argument(0, DevshardTx.class);
        for (Object each : Inside.of(call.self()).get("waiting", Map.class).values()) {
            DevshardTx waits = (DevshardTx) each;
            if (waits.getTxCase() == offered.getTxCase()
                    && Transactions.inferenceId(waits).equals(Transactions.inferenceId(offered))) {
                call.answer(false);
            }
        }
    }

    private static void countWithoutRoot(Call call) throws Throwable {
        ReceiptEvent.Body claims = call.argument(2, ReceiptEvent.Body.class);
        if (call.thrown() == null || claims.stateHash() != null || claims.stateSig() == null) {
            return;
        }
        Inside book = Inside.of(call.argument(0));
        Optional<?> root = (Optional<?>) book.call("root", claims.nonce()).object();
        if (root.isPresent() && root.get() instanceof Hash) {
            call.answer(Optional.of(
                    Inside.make(PROOF + "$SignedState", claims.nonce(), call.argument(1), claims.stateSig())));
        }
    }
}
