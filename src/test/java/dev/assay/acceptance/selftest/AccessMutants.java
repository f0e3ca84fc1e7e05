package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Whom the gateway serves, and what it says to the others (contract 2.1, 2.2). */
final class AccessMutants {
    private static final String KEYS = "devshard.gateway.api.Keys";
    private static final String READER = "devshard.gateway.openai.ChatRequestReader";

    private AccessMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "any-key-opens",
                        "a key that nobody issued is as good as one that was",
                        "2.1",
                        "@DG08 or @DG19",
                        after(KEYS + ".caller", call -> {
                            boolean presented = !Inside.callStatic(KEYS, "bearer", call.argument(0))
                                    .equals("");
                            if (presented && call.result().toString().equals("STRANGER")) {
                                call.answer(holder(call));
                            }
                        })),
                Mutant.of(
                        "no-key-needed",
                        "whoever comes without a key is served",
                        "2.1",
                        "@DG08",
                        after(KEYS + ".caller", call -> {
                            if (call.result().toString().equals("STRANGER")) {
                                call.answer(holder(call));
                            }
                        })),
                Mutant.of(
                        "no-key-opens",
                        "nobody is let in, whatever key is shown",
                        "2.1",
                        "@DG08 or @DG09",
                        after(KEYS + ".caller", call -> {
                            if (!call.result().toString().equals("STRANGER")) {
                                call.answer(Inside.constant(call.result().getClass(), "STRANGER"));
                            }
                        })),
                Mutant.of(
                        "administration-open",
                        "an application's key opens the administration",
                        "2.2",
                        "@DG09",
                        instead(KEYS + ".requireAdministrator", null)),
                Mutant.of(
                        "refusal-without-code",
                        "a refused caller is not told that the key was the reason",
                        "2.1",
                        "@DG08 or @DG09",
                        before(
                                KEYS + ".unauthorized",
                                call -> call.answer(Inside.callStatic(
                                        "devshard.gateway.openai.OpenAiError", "of", 401, "error", "no")))),
                Mutant.of(
                        "errors-as-plain-text",
                        "errors are JSON that is labelled plain text",
                        "D18",
                        "@DG10 or @DG08",
                        after("service.ErrorAnswers.answer", call -> {
                            Inside.of(call.argument(0)).call("contentType", "text/plain");
                            call.changed();
                        })),
                Mutant.of(
                        "no-limit",
                        "a gateway that has no room left takes the request all the same",
                        "2.1",
                        "@DG35",
                        before("devshard.gateway.api.Limiter.enter", call -> {
                            Inside.of(call.self()).set("requests", 0);
                            call.changed();
                        })),
                Mutant.of(
                        "room-never-given-back",
                        "a request that is over keeps its place under the gateway's limit",
                        "2.1",
                        "@DG35",
                        instead("devshard.gateway.api.Limiter.leave", null)),
                Mutant.of(
                        "messages-not-required",
                        "a request without messages is served",
                        "2.1",
                        "@DG10",
                        before(READER + ".checkedMessages", call -> {
                            if (!((JsonNode) call.argument(0)).isArray()) {
                                call.answer(JsonNodeFactory.instance.arrayNode());
                            }
                        })),
                Mutant.of(
                        "refused-requests-cost",
                        "a request that is refused takes a nonce all the same",
                        "2.1",
                        "@DG10",
                        after("devshard.gateway.api.ChatRoute.post", call -> {
                            if (call.thrown() != null) {
                                spendANonce(Inside.of(call.self()).get("escrows"));
                                call.changed();
                            }
                        })),
                Mutant.of(
                        "any-model-served",
                        "a model that nobody serves is served all the same",
                        "2.1",
                        "@DG10 or @DG19",
                        before("devshard.gateway.api.ChatRoute.model", call -> {
                            Object settings = call.argument(2);
                            call.answer(Inside.of(settings).call("defaultModel").object());
                        })),
                Mutant.of(
                        "no-size-limit",
                        "a request of any size is taken",
                        "2.1",
                        "@DG10",
                        before("service.HttpServer$Builder.start", call -> {
                            Inside.of(call.self()).set("bodyLimit", 1L << 40);
                            call.changed();
                        })),
                Mutant.of(
                        "control-without-test-mode",
                        "the chain takes orders although nobody switched on the test mode",
                        "8",
                        "@DX18",
                        instead("service.TestMode.isOn", true)),
                Mutant.of(
                        "budgets-uncapped",
                        "an application has any budget reserved that it names",
                        "2.1",
                        "@DG32",
                        after("devshard.gateway.openai.TokenLimits.grant", call -> {
                            OptionalLong asked = call.argument(0, OptionalLong.class);
                            if (asked.isPresent()) {
                                call.answer(asked.getAsLong());
                            }
                        })),
                Mutant.of(
                        "budgets-too-small",
                        "work is ordered with less of a budget than was asked for",
                        "2.1",
                        "@DG32",
                        after(
                                "devshard.gateway.openai.TokenLimits.grant",
                                call -> call.answer((Long) call.result() - 1))),
                Mutant.of(
                        "escrow-in-service-forgotten",
                        "an escrow can be deleted while it serves applications",
                        "2.2",
                        "@DG30",
                        before("devshard.gateway.escrow.Escrow.isActive", call -> {
                            if (call.isFrom("devshard.gateway.api.AdminRoutes")) {
                                call.answer(false);
                            }
                        })),
                Mutant.of(
                        "out-of-service-and-serving",
                        "an escrow that was taken out of service is spent from",
                        "2.1",
                        "@DG30",
                        instead("devshard.gateway.api.EscrowChoice.requireAccepting", null)),
                Mutant.of(
                        "moved-and-serving",
                        "a gateway that has moved serves on",
                        "2.1",
                        "@DG31",
                        before("devshard.gateway.settings.Disabled.enabled", call -> call.answer(false))),
                Mutant.of(
                        "unknown-escrow-served",
                        "an escrow that nobody opened is answered for by another one",
                        "2.1",
                        "@DG19",
                        before("devshard.gateway.escrow.Escrows.find", call -> {
                            String id = call.argument(0, String.class);
                            Map<?, ?> all = Inside.of(call.self()).get("escrows", Map.class);
                            if (!all.containsKey(id) && !all.isEmpty()) {
                                call.answer(Optional.of(all.values().iterator().next()));
                            }
                        })),
                Mutant.of(
                        "escrow-not-named",
                        "an answer does not say which escrow paid for it",
                        "2.1",
                        "@DG20",
                        after("devshard.gateway.api.ChatAnswers.begin", call -> {
                            Inside.of(call.argument(0)).call("header", "X-Devshard-ID", "0");
                            call.changed();
                        })));
    }

    private static void spendANonce(Inside escrows) throws Throwable {
        for (Object escrow : (Iterable<?>) escrows.call("all").object()) {
            Optional<?> session =
                    (Optional<?>) Inside.of(escrow).call("session").object();
            if (session.isPresent()) {
                Inside.of(session.get()).get("book").call("write", List.of(), Optional.empty());
            }
        }
    }

    private static Object holder(Call call) {
        return Inside.constant(call.result().getClass(), "KEY_HOLDER");
    }
}
