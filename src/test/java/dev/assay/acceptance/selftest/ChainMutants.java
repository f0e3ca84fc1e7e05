package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a session takes from the chain, and the version it is bound to (contract 2.6, 2.8, 6.3). */
final class ChainMutants {
    private static final String SESSIONS = "devshard.host.session.Sessions";

    private ChainMutants() {}

    static List<Mutant> all() {
        return List.of(
                refusedForEver(),
                unknownForEver(),
                Mutant.of(
                        "chain-must-answer-at-once",
                        "a chain that takes half a second is taken for dead",
                        "2.6",
                        "@DX25",
                        before("devshard.bridge.RestBridge.send", call -> {
                            Inside.of(call.self()).set("timeout", Duration.ofMillis(100));
                            call.changed();
                        })),
                Mutant.of(
                        "every-request-asks-the-chain",
                        "a running session stands still while the chain is away",
                        "2.8",
                        "@DX26",
                        before("devshard.host.session.LiveParams.requestsEnabled", call -> {
                            try {
                                Inside.of(call.self()).get("chain").call("params");
                            } catch (RuntimeException away) {
                                call.fail(away);
                            }
                        })),
                Mutant.of(
                        "recovery-asks-the-chain",
                        "a host that restarts while the chain is away has no sessions",
                        "6.3",
                        "@DX27",
                        before(SESSIONS + ".recover", call -> {
                            Object escrow =
                                    Inside.of(call.argument(0)).call("escrowId").object();
                            try {
                                Inside.of(call.self()).get("chain").call("escrow", escrow);
                            } catch (RuntimeException away) {
                                call.fail(away);
                            }
                        })),
                Mutant.of(
                        "version-pin-ignored",
                        "a host of another version takes over a stored session",
                        "6.3",
                        "@DS13",
                        before(SESSIONS + ".recover", call -> {
                            Object own = Inside.of(call.self())
                                    .get("context")
                                    .call("bindVersion")
                                    .object();
                            Inside stored = Inside.of(call.argument(0));
                            if (!stored.call("version").object().equals(own)) {
                                call.argument(0, stored.with("version", own));
                            }
                        })),
                Mutant.of(
                        "legacy-address-means-the-newest",
                        "a session at the legacy address is bound to the newest version",
                        "6.3",
                        "@DS11",
                        after("devshard.host.RoutePrefix.parse", call -> {
                            Inside prefix = Inside.of(call.result());
                            if (prefix.call("bindVersion").object().equals("v1")) {
                                call.answer(prefix.with("bindVersion", "v2"));
                            }
                        })),
                Mutant.of(
                        "all-bound-to-one-version",
                        "a session at a versioned address is bound to the legacy version",
                        "6.3",
                        "@DS12",
                        after("devshard.host.RoutePrefix.parse", call -> {
                            Inside prefix = Inside.of(call.result());
                            if (!prefix.call("bindVersion").object().equals("v1")) {
                                call.answer(prefix.with("bindVersion", "v1"));
                            }
                        })),
                Mutant.of(
                        "conflict-is-a-server-error",
                        "a host refuses a session of another version as if it had failed",
                        "6.3",
                        "@DS13",
                        after(SESSIONS + ".recover", call -> {
                            if (call.thrown() != null
                                    && call.thrown().getMessage().startsWith("version conflict")) {
                                call.fail(new IllegalStateException("of another version"));
                            }
                        })));
    }

    /** What could not be had once is never asked for again. */
    private static Mutant refusedForEver() {
        return new Mutant(
                "refused-once-refused-for-ever",
                "an escrow that the chain could not show at first never gets a session",
                "2.8",
                "@DS15",
                () -> {
                    Map<Object, Throwable> known = new ConcurrentHashMap<>();
                    return List.of(new Change(
                            Seam.of(SESSIONS + ".admit"),
                            call -> {
                                Throwable before = known.get(call.argument(0));
                                if (before != null) {
                                    call.fail(before);
                                }
                            },
                            call -> {
                                if (call.thrown() != null) {
                                    known.put(call.argument(0), call.thrown());
                                }
                            }));
                });
    }

    /** Whom a host could not find while the chain was away, it takes for somebody without an address. */
    private static Mutant unknownForEver() {
        return new Mutant(
                "no-address-once-no-address-for-ever",
                "a host that could not learn where a peer is never tells it anything",
                "2.6",
                "@DX93",
                () -> {
                    Set<List<Object>> unknown = ConcurrentHashMap.newKeySet();
                    return List.of(after("devshard.host.peer.PeerAddresses.of", call -> {
                        List<Object> pair = List.of(System.identityHashCode(call.self()), call.argument(0));
                        if (call.result(Optional.class).isEmpty()) {
                            unknown.add(pair);
                        } else if (unknown.contains(pair)) {
                            call.answer(Optional.empty());
                        }
                    }));
                });
    }
}
