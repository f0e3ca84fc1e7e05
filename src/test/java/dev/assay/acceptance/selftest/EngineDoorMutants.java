package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whom an inference engine serves, and what it refuses (contract of the engine, 2, 3 and 6). */
final class EngineDoorMutants {
    private static final String ACCESS = "engine.api.AccessControl";
    private static final String MEMBER = "engine.openai.Member";
    private static final String INSPECTION = "engine.openai.Inspection";
    private static final String READER = "engine.openai.RequestReader";

    private EngineDoorMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "engine-takes-any-key",
                        "a key that an engine does not know opens it",
                        "engine 6",
                        "@EN24 or @EN71",
                        instead(ACCESS + ".isKnown", true)),
                Mutant.of(
                        "models-open-to-all",
                        "who holds no key may see which models there are",
                        "engine 6",
                        "@EN25",
                        before(ACCESS + ".check", call -> {
                            if (path(call).startsWith("/v1/models")) {
                                call.answer(null);
                            }
                        })),
                Mutant.of(
                        "request-judged-before-its-sender",
                        "somebody without a key is told what is wrong with the request",
                        "engine 6",
                        "@EN26",
                        before(ACCESS + ".check", call -> {
                            if (Inside.of(call.argument(0))
                                    .call("method")
                                    .object()
                                    .toString()
                                    .equals("POST")) {
                                call.answer(null);
                            }
                        })),
                Mutant.of(
                        "engine-without-keys-is-shut",
                        "an engine that was given no keys serves nobody",
                        "engine 6",
                        "@EN27",
                        before(ACCESS + ".register", call -> {
                            if (Inside.of(call.self()).get("keys", List.class).isEmpty()) {
                                byte[] lost = "lost".getBytes(StandardCharsets.UTF_8);
                                Inside.of(call.self()).set("keys", List.of(lost));
                                call.changed();
                            }
                        })),
                Mutant.of(
                        "complaint-names-no-member",
                        "an error does not say which member of the request is wrong",
                        "KD17",
                        "@EN28",
                        before("engine.api.InvalidRequest.param", call -> call.answer(null))),
                Mutant.of(
                        "numbers-without-bounds",
                        "settings that no model can honour are passed over",
                        "KD13",
                        "@EN29",
                        before(MEMBER + ".number", call -> {
                            var value = Inside.of(call.self()).get("value", JsonNode.class);
                            if (value.isNumber()) {
                                call.answer(value.doubleValue());
                            }
                        })),
                Mutant.of(
                        "one-problem-at-a-time",
                        "of several things that are wrong an error mentions one",
                        "engine 2",
                        "@EN30",
                        before(INSPECTION + ".end", call -> {
                            List<?> problems = Inside.of(call.self()).get("problems", List.class);
                            if (problems.size() > 1) {
                                problems.subList(1, problems.size()).clear();
                                call.changed();
                            }
                        })),
                Mutant.of(
                        "request-repeated-in-the-error",
                        "an error repeats what was sent, secrets included",
                        "engine 2",
                        "@EN31",
                        after(INSPECTION + ".read", call -> {
                            if (call.thrown() != null) {
                                String sent = new String(call.argument(0, byte[].class), StandardCharsets.UTF_8);
                                call.fail(invalid(422, null, "this is no JSON: " + sent));
                            }
                        })),
                Mutant.of(
                        "half-a-character-taken",
                        "half a character is silently replaced",
                        "KD16",
                        "@EN32",
                        before("engine.text.Tokenizer.bytes", call -> {
                            String text = call.argument(0, String.class);
                            String clean = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
                            if (!clean.equals(text)) {
                                call.argument(0, clean);
                            }
                        })),
                Mutant.of(
                        "budgets-without-bounds",
                        "a client may ask for more than the model holds",
                        "KD14",
                        "@EN33",
                        before(MEMBER + ".whole", call -> call.argument(1, Integer.MAX_VALUE))),
                Mutant.of(
                        "longest-prompt-refused",
                        "a prompt that just fits is refused as too long",
                        "engine 3",
                        "@EN34",
                        before(READER + ".fitting", call -> {
                            Inside tokens = Inside.of(call.argument(1)).call("size");
                            if (tokens.object().equals(1023)) {
                                call.fail(invalid(400, "messages", "the prompt is too long"));
                            }
                        })),
                Mutant.of(
                        "unknown-members-refused",
                        "a request with members that nobody knows is refused",
                        "engine 3",
                        "@EN35",
                        before(READER + ".chat", call -> {
                            String sent = new String(call.argument(0, byte[].class), StandardCharsets.UTF_8);
                            if (sent.contains("\"metadata\"")) {
                                call.fail(invalid(422, "metadata", "metadata: is unknown"));
                            }
                        })),
                Mutant.of(
                        "any-engine-model-is-there",
                        "an engine describes a model that it does not have",
                        "engine 1",
                        "@EN36",
                        after("engine.openai.OpenAiRoutes.model", call -> {
                            if (call.thrown() != null) {
                                Object empty = JsonNodeFactory.instance.objectNode();
                                Inside.callStatic("service.JsonAnswer", "send", call.argument(0), empty);
                                call.answer(null);
                            }
                        })));
    }

    private static String path(Call call) throws Throwable {
        return (String) Inside.of(call.argument(0)).call("path").object();
    }

    private static Throwable invalid(int status, String member, String message) throws Throwable {
        return (Throwable) Inside.make("engine.api.InvalidRequest", status, "invalid_value", member, message);
    }
}
