package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.Settlement;
import dev.assay.devshard.protocol.SlotSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a session ends, and what the chain is given (contract 2.4, 4.8, 4.9). */
final class SettlementMutants {
    private static final String FINALIZER = "devshard.gateway.session.Finalizer";

    private SettlementMutants() {}

    static List<Mutant> all() {
        return List.of(
                changed("settlement-of-another-nonce", "the settlement names a nonce too high", "nonce", plus(1)),
                changed(
                        "settlement-with-other-fees",
                        "the settlement claims more fees than were taken",
                        "fees",
                        plus(1)),
                changed(
                        "settlement-of-another-root",
                        "the settlement names a root that nobody reached",
                        "stateRoot",
                        any -> flipped((ByteString) any)),
                changed(
                        "settlement-of-another-rest",
                        "the settlement's parts do not make its root",
                        "restHash",
                        any -> flipped((ByteString) any)),
                changed(
                        "settlement-of-another-version",
                        "the settlement names another protocol",
                        "version",
                        any -> "v9"),
                changed(
                        "settlement-of-another-escrow",
                        "the settlement names another escrow",
                        "escrowId",
                        any -> any + "7"),
                changed(
                        "signature-counted-twice",
                        "one host's signature stands for two",
                        "signatures",
                        SettlementMutants::firstForLast),
                changed(
                        "signature-of-another-slot",
                        "two hosts' signatures are exchanged",
                        "signatures",
                        SettlementMutants::exchanged),
                changed(
                        "signature-damaged",
                        "a signature in the settlement is garbage",
                        "signatures",
                        SettlementMutants::damaged),
                changed(
                        "signature-left-out",
                        "the settlement lacks a signature",
                        "signatures",
                        SettlementMutants::withoutLast),
                changed("stats-left-out", "the settlement says nothing of one slot", "hostStats", any -> ((List<?>) any)
                        .subList(1, ((List<?>) any).size())),
                Mutant.of(
                        "settled-once-more",
                        "asking to finalize again writes another diff",
                        "4.8",
                        "@DG01",
                        before("devshard.gateway.session.EscrowBook.stepToSettlement", call -> {
                            boolean settled = Inside.of(call.self())
                                    .get("ledger")
                                    .call("phase")
                                    .object()
                                    .equals(Phase.SETTLEMENT);
                            if (settled && call.isFrom(FINALIZER) && finalizedBefore(call)) {
                                Inside.of(call.self()).call("write", List.of(), Optional.empty());
                                call.changed();
                            }
                        })),
                Mutant.of(
                        "finalized-under-an-answer",
                        "a session is finalized while an answer of it is on its way",
                        "D07",
                        "@DG28",
                        before("devshard.gateway.session.Activity.close", call -> call.answer(true))),
                Mutant.of(
                        "finalize-not-resumed",
                        "a session that was interrupted while it was finalized cannot be ended",
                        "D07",
                        "@DX13",
                        before(FINALIZER + ".run", call -> {
                            Object phase = Inside.of(call.self())
                                    .get("book")
                                    .call("ledger")
                                    .call("phase")
                                    .object();
                            if (phase == Phase.FINALIZING) {
                                call.fail(new IllegalStateException("finalizing already"));
                            }
                        })),
                Mutant.of(
                        "phase-not-told",
                        "a settled session says it is active",
                        "2.3",
                        "@DS01",
                        after("devshard.gateway.api.StateDocument.of", call -> {
                            ((ObjectNode) call.result()).withObject("/session").put("phase", "active");
                            call.changed();
                        }),
                        after("devshard.gateway.api.StatusRoute.single", call -> {
                            ((ObjectNode) call.result()).put("phase", "active");
                            call.changed();
                        })));
    }

    /** The second call finds the settlement reached. */
    private static boolean finalizedBefore(Call call) throws Throwable {
        Inside ledger = Inside.of(call.self()).get("ledger");
        Object nonce = ledger.call("nonce").object();
        Object store = Inside.of(call.self()).get("store").object();
        Object escrow = Inside.of(call.self()).call("escrowId").object();
        Optional<?> session =
                (Optional<?>) Inside.of(store).call("find", escrow).object();
        return Inside.of(session.orElseThrow()).get("lastFinalized").object().equals(nonce);
    }

    private static Mutant changed(String name, String breaks, String component, Alteration alteration) {
        return Mutant.of(name, breaks, "4.9", "@DS01", after(FINALIZER + ".settlement", call -> {
            Settlement settlement = call.result(Settlement.class);
            Inside inside = Inside.of(settlement);
            call.answer(
                    inside.with(component, alteration.of(inside.get(component).object())));
        }));
    }

    /** Another value in its place. */
    private interface Alteration {
        Object of(Object value);
    }

    private static Alteration plus(long more) {
        return value -> (Long) value + more;
    }

    private static ByteString flipped(ByteString bytes) {
        byte[] other = bytes.toByteArray();
        other[other.length / 2] ^= 1;
        return ByteString.copyFrom(other);
    }

    private static Object firstForLast(Object signatures) {
        List<Object> all = new ArrayList<>((List<?>) signatures);
        all.set(all.size() - 1, all.get(0));
        return all;
    }

    private static Object exchanged(Object signatures) {
        List<Object> all = new ArrayList<>((List<?>) signatures);
        SlotSignature first = (SlotSignature) all.get(0);
        SlotSignature second = (SlotSignature) all.get(1);
        all.set(0, SlotSignature.of(first.slot(), second.signature().toByteArray()));
        all.set(1, SlotSignature.of(second.slot(), first.signature().toByteArray()));
        return all;
    }

    private static Object damaged(Object signatures) {
        List<Object> all = new ArrayList<>((List<?>) signatures);
        SlotSignature first = (SlotSignature) all.get(0);
        all.set(0, SlotSignature.of(first.slot(), flipped(first.signature()).toByteArray()));
        return all;
    }

    private static Object withoutLast(Object signatures) {
        List<?> all = (List<?>) signatures;
        return all.subList(0, all.size() - 1);
    }
}
