package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import dev.assay.devshard.protocol.Address;
import java.util.List;
import java.util.TreeMap;

/** What hosts tell and believe one another, and the keys they work under (contract 3.5, 5). */
final class GossipMutants {
    private static final String GOSSIP = "devshard.host.session.Gossip";
    private static final String JOURNAL = "devshard.host.session.Journal";

    private GossipMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "word-said-twice-is-a-lie",
                        "a host that says the same thing twice is taken for one that says two",
                        "5",
                        "@DX33",
                        after(GOSSIP + ".keep", call -> {
                            if (call.result().toString().equals("KNOWN")) {
                                call.answer(Inside.constant(call.result().getClass(), "EQUIVOCATION"));
                            }
                        })),
                Mutant.of(
                        "hosts-keep-to-themselves",
                        "hosts tell one another nothing of the states they signed",
                        "5",
                        "@DS04",
                        instead(GOSSIP + ".spread", null)),
                Mutant.of(
                        "early-signature-lost",
                        "a signature that comes before its diff is forgotten",
                        "D39",
                        "@DS04",
                        before("devshard.host.session.Hearsay.of", call -> call.answer(new TreeMap<>()))),
                Mutant.of(
                        "gossiped-transactions-believed",
                        "a transaction that one host passes on is believed unverified",
                        "D09",
                        "@DX02",
                        instead("devshard.host.session.TxVerdict.admits", true)),
                Mutant.of(
                        "gossiped-signatures-believed",
                        "a signature that one host passes on is kept unverified",
                        "D10",
                        "@DX31",
                        after(GOSSIP + ".verified", call -> {
                            if (call.thrown() != null) {
                                call.answer(unverified(call.argument(0)));
                            }
                        })),
                Mutant.of(
                        "nonsense-heard",
                        "a host that is told what cannot be true says that it has heard it",
                        "2.5",
                        "@DX31",
                        after("devshard.host.GossipRoutes.nonce", call -> {
                            if (call.thrown() != null
                                    && Inside.of(call.thrown())
                                            .call("status")
                                            .object()
                                            .equals(400)) {
                                call.answer(null);
                            }
                        })),
                Mutant.of(
                        "everybody-may-gossip",
                        "a stranger, or nobody, may tell hosts of states",
                        "3.3",
                        "@DX32",
                        instead("devshard.host.Senders.mustBeOfTheGroup", null),
                        after("devshard.host.Senders.authenticated", HostDoorMutants::unsigned)),
                Mutant.of(
                        "two-states-for-one-nonce",
                        "a host that signs two states for one nonce is not found out",
                        "5",
                        "@DX01",
                        after(GOSSIP + ".keep", call -> {
                            if (call.result().toString().equals("EQUIVOCATION")) {
                                call.answer(Inside.constant(call.result().getClass(), "KNOWN"));
                            }
                        })),
                Mutant.of(
                        "lost-words-not-repeated",
                        "what got lost between hosts is neither told nor asked for again",
                        "5",
                        "@DX34",
                        instead(GOSSIP + ".repeat", null),
                        instead("devshard.host.gossip.CatchUp.signatures", null)),
                Mutant.of(
                        "nothing-asked-of-peers",
                        "a host that missed something does not ask the others for it",
                        "5",
                        "@DX35 or @DX30",
                        instead("devshard.host.gossip.CatchUp.diffs", null)),
                Mutant.of(
                        "old-diffs-refused",
                        "a host refuses a request that brings diffs it has already",
                        "4.3",
                        "@DX36",
                        before(JOURNAL + ".compute", call -> {
                            Object ledger = Inside.of(call.self()).get("ledger").object();
                            long nonce = (Long) Inside.of(ledger).call("nonce").object();
                            List<?> diffs = call.argument(0, List.class);
                            if (!diffs.isEmpty()
                                    && (Long) Inside.of(diffs.get(0))
                                                    .call("nonce")
                                                    .object()
                                            <= nonce) {
                                call.argument(0, diffs.subList(diffs.size() - 1, diffs.size()));
                            }
                        })));
    }

    /** Whatever was said, as if its slot's validator had signed it. */
    private static Object unverified(Object word) throws Throwable {
        int slot = (int) Inside.of(word).call("slot").object();
        Address anybody = new Address("gonka1hyejskh022pxjq4t6vkr6uyzgdrqjhthec9dqf");
        return Inside.make(GOSSIP + "$Speaker", anybody, List.of(slot));
    }
}
