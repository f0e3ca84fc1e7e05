package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Operational keys and the grants behind them (contract 3.5). */
final class GrantMutants {
    private static final String CACHE = "devshard.bridge.WarmKeyCache";
    private static final String IS_WARM_KEY = CACHE + ".isWarmKeyOf";

    private GrantMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "key-speaks-for-everybody",
                        "a key that one validator granted speaks for every other one too",
                        "3.5",
                        "@DX37",
                        after(IS_WARM_KEY, call -> {
                            if (!call.result(Boolean.class) && isGrantedByAnybody(call)) {
                                call.answer(true);
                            }
                        })),
                grantsForEver(),
                Mutant.of(
                        "any-key-is-operational",
                        "a key that no validator ever granted is taken for an operational one",
                        "3.5",
                        "@DX31 or @DX32",
                        instead(IS_WARM_KEY, true)),
                Mutant.of(
                        "grant-never-bound",
                        "a session does not remember the operational keys that its hosts worked under",
                        "3.5",
                        "@DS14",
                        before("devshard.ledger.Books.binding", call -> call.answer(call.self()))));
    }

    private static Mutant grantsForEver() {
        return new Mutant(
                "grant-cannot-be-taken-back",
                "a key that was granted once speaks for its validator for ever",
                "D11",
                "@DX37",
                () -> {
                    Set<Object> granted = ConcurrentHashMap.newKeySet();
                    return List.of(after(IS_WARM_KEY, call -> {
                        List<Object> grant = List.of(call.argument(0), call.argument(1));
                        if (call.result(Boolean.class)) {
                            granted.add(grant);
                        } else if (granted.contains(grant)) {
                            call.answer(true);
                        }
                    }));
                });
    }

    private static boolean isGrantedByAnybody(Call call) {
        Map<?, ?> answers = Inside.of(call.self()).get("answers", Map.class);
        return answers.values().stream()
                .anyMatch(
                        answer -> Inside.of(answer).get("grantees", List.class).contains(call.argument(1)));
    }
}
