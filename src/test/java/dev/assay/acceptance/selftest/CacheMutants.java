package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the gateway remembers of its answers (contract 2.1). */
final class CacheMutants {
    private static final String CACHE = "devshard.gateway.escrow.AnswerCache";

    private CacheMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "same-question-paid-twice",
                        "a question that was answered before is asked of a host again",
                        "2.1",
                        "@DG12",
                        instead(CACHE + ".find", Optional.empty())),
                Mutant.of(
                        "cache-mixes-questions",
                        "whatever is asked, the answer is one that was given before",
                        "2.1",
                        "@DS01",
                        before(CACHE + ".find", call -> call.argument(0, "one key for all")),
                        before(CACHE + ".put", call -> call.argument(0, "one key for all"))),
                Mutant.of(
                        "cache-mixes-forms",
                        "an answer kept from a streamed request serves a plain one",
                        "2.1",
                        "@DG13",
                        after(
                                "devshard.gateway.openai.ChatRequest.cacheKey",
                                call -> call.answer(call.result(String.class)
                                        .replace("\"stream\":true", "\"stream\":false")
                                        .replace(",\"stream_options\":{\"include_usage\":true}", "")))),
                Mutant.of(
                        "cached-stream-as-json",
                        "a streamed question that was answered before is answered with one JSON object",
                        "2.1",
                        "@DG26",
                        before("devshard.gateway.api.ChatAnswers.replay", call -> {
                            Inside request = Inside.of(call.argument(1));
                            if (request.get("stream", Boolean.class)) {
                                call.argument(1, request.with("stream", false));
                            }
                        })),
                errorsRemembered(),
                Mutant.of(
                        "cache-after-finalize",
                        "a finalized session still answers what it answered before",
                        "D08",
                        "@DG02",
                        instead("devshard.gateway.api.EscrowChoice.requireAccepting", null)));
    }

    private static Mutant errorsRemembered() {
        return new Mutant(
                "errors-remembered", "a failure is remembered as the answer to the question", "D08", "@DG24", () -> {
                    Map<String, Throwable> errors = new ConcurrentHashMap<>();
                    return List.of(new Change(
                            Seam.of("devshard.gateway.api.ChatAnswers.answer"),
                            call -> {
                                Throwable known = errors.get(key(call));
                                if (known != null) {
                                    call.fail(known);
                                }
                            },
                            call -> {
                                if (call.thrown() != null) {
                                    errors.put(key(call), call.thrown());
                                }
                            }));
                });
    }

    private static String key(Call call) throws Throwable {
        return (String) Inside.of(call.argument(1)).call("cacheKey").object();
    }
}
