package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;

import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Money, inferences and histories (contract 4.3, 4.4). Where hosts and gateway err together, their roots still agree. */
final class BooksMutants {
    private static final String EXECUTION = "devshard.ledger.Execution";

    private BooksMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "session-on-credit",
                        "a session begins that cannot pay for its beginning",
                        "4.3",
                        "@DX97",
                        before("devshard.ledger.Ledger.open", call -> {
                            Inside terms = Inside.of(call.argument(0));
                            long fee = terms.get("createFee", Long.class);
                            if (terms.get("amount", Long.class) < fee) {
                                call.argument(0, terms.with("amount", fee));
                            }
                        })),
                Mutant.of(
                        "refunded-twice",
                        "what a finished inference did not use is given back twice",
                        "4.4",
                        "@DG21",
                        after(EXECUTION + ".finish", call -> {
                            if (call.thrown() == null) {
                                call.answer(Inside.of(call.result())
                                        .call("moving", surplus(call))
                                        .object());
                            }
                        })),
                Mutant.of(
                        "surplus-kept",
                        "what a finished inference did not use is never given back",
                        "4.4",
                        "@DG21",
                        after(EXECUTION + ".finish", call -> {
                            if (call.thrown() == null) {
                                call.answer(Inside.of(call.result())
                                        .call("moving", -surplus(call))
                                        .object());
                            }
                        })),
                Mutant.of(
                        "fee-charged-twice",
                        "each nonce takes its fee from the balance twice",
                        "4.3",
                        "@DG21",
                        after(
                                "devshard.ledger.Books.charging",
                                call -> call.answer(Inside.of(call.result())
                                        .call("moving", -(Long) call.argument(0))
                                        .object()))),
                Mutant.of(
                        "host-not-paid",
                        "a finished inference costs the user, and no host earns it",
                        "4.4",
                        "@DG21",
                        before("devshard.ledger.Books.withStats", call -> {
                            if (call.isFrom(EXECUTION)) {
                                call.answer(call.self());
                            }
                        })),
                Mutant.of(
                        "finish-lost-by-host",
                        "a host forgets to hand in what it finished",
                        "2.5",
                        "@DS01",
                        after(
                                "devshard.host.session.Mempool.transactions",
                                call -> call.answer(without(call.result(List.class), DevshardTx.TxCase.FINISH)))),
                Mutant.of(
                        "finish-lost-by-gateway",
                        "the gateway drops what hosts say they finished",
                        "4.3",
                        "@DS01",
                        before(
                                "devshard.gateway.session.EscrowBook.offer",
                                call -> call.argument(
                                        0, without(call.argument(0, List.class), DevshardTx.TxCase.FINISH)))),
                Mutant.of(
                        "host-hides-last-diff",
                        "a host does not show the last diff it applied",
                        "2.5",
                        "@DS10",
                        after("devshard.host.session.HostSession.diffs", call -> {
                            List<?> all = call.result(List.class);
                            if (all.size() > 1) {
                                call.answer(all.subList(0, all.size() - 1));
                            }
                        })),
                Mutant.of(
                        "host-shows-another-root",
                        "a host shows a state hash that no diff led to",
                        "2.5",
                        "@DS01 or @DS10",
                        after("devshard.host.session.HostSession.diffs", BooksMutants::otherRoots)),
                Mutant.of(
                        "host-hides-its-signature",
                        "a host does not show its own signature of a state",
                        "2.5",
                        "@DS01",
                        after("devshard.host.session.HostSession.signatures", call -> call.answer(new TreeMap<>()))));
    }

    /** Reserved and not paid, by the finish that is just applied. */
    private static long surplus(Call call) throws Throwable {
        Object finish = call.argument(1);
        Long id = (Long) Inside.of(finish).call("getInferenceId").object();
        Optional<?> found = (Optional<?>)
                Inside.of(call.result()).call("live").call("find", id).object();
        Inference inference = (Inference) found.orElseThrow();
        return inference.reservedCost() - inference.actualCost();
    }

    private static List<DevshardTx> without(List<?> all, DevshardTx.TxCase kind) {
        return all.stream()
                .map(DevshardTx.class::cast)
                .filter(tx -> tx.getTxCase() != kind)
                .toList();
    }

    private static void otherRoots(Call call) throws Throwable {
        List<Object> others = new ArrayList<>();
        for (Object diff : call.result(List.class)) {
            byte[] root = ((byte[]) Inside.of(diff).call("stateHash").object()).clone();
            root[0] ^= 1;
            others.add(Inside.of(diff).with("stateHash", root));
        }
        call.answer(others);
    }
}
