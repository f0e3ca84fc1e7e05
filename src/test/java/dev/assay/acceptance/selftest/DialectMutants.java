package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the clients of Anthropic and Gemini find at an engine that speaks their dialects, and who is let in where. */
final class DialectMutants {
    private static final String BATCH = "engine.dialect.batch.Batch";
    private static final String ANTHROPIC = "engine.dialect.anthropic.";
    private static final String GEMINI = "engine.dialect.gemini.";

    private DialectMutants() {}

    static List<Mutant> all() {
        return Stream.of(anthropic(), gemini(), doors()).flatMap(List::stream).toList();
    }

    private static List<Mutant> anthropic() {
        return List.of(
                Mutant.of(
                        "turn-never-ends",
                        "a message that is whole says that its budget was used up",
                        "engine 4",
                        "@EN72",
                        after(ANTHROPIC + "MessageShapes.end", call -> {
                            call.result(ObjectNode.class).put("stop_reason", "max_tokens");
                            call.changed();
                        })),
                Mutant.of(
                        "message-without-stop",
                        "a streamed message never says that it is over",
                        "engine 5",
                        "@EN73",
                        withoutEvent(ANTHROPIC + "MessageEvents.send/2", "message_stop")),
                Mutant.of(
                        "other-tool-used",
                        "a message uses another tool than the model called",
                        "engine 4",
                        "@EN74",
                        after(ANTHROPIC + "MessageShapes.toolUse", call -> {
                            call.result(ObjectNode.class).put("name", "another_tool");
                            call.changed();
                        })),
                Mutant.of(
                        "batch-results-cancelled",
                        "the requests of a batch end as if somebody had cancelled them",
                        "engine 1",
                        "@EN75",
                        before(BATCH + ".answer", call -> {
                            Object id =
                                    Inside.of(call.argument(0)).get("customId").object();
                            call.answer(Inside.make("engine.dialect.batch.ItemResult$Cancelled", id));
                        })),
                Mutant.of(
                        "cancelled-requests-without-an-end",
                        "nothing is said of the requests of a batch that was cancelled",
                        "engine 1",
                        "@EN92",
                        after(BATCH + ".results", call -> {
                            Object cancelled =
                                    Inside.of(call.self()).call("cancelledAt").object();
                            if (((Optional<?>) cancelled).isPresent()) {
                                call.answer(List.of());
                            }
                        })),
                withoutPictures("picture-in-a-message-passed-over", ANTHROPIC + "Content", "@EN93"),
                countedWrong("message-counted-wrong", ANTHROPIC + "MessagesRoute", "@EN94"),
                Mutant.of(
                        "models-under-another-name-at-anthropic",
                        "Anthropic's list does not hold the model that its clients ask for",
                        "engine 1",
                        "@EN89",
                        after(ANTHROPIC + "AnthropicModels.model", call -> {
                            call.result(ObjectNode.class).put("id", "another");
                            call.changed();
                        })),
                Mutant.of(
                        "wrong-key-is-a-bad-request",
                        "a wrong key is reported as a mistake in the request",
                        "engine 6",
                        "@EN76",
                        before(
                                ANTHROPIC + "AnthropicMount.unknownKey",
                                call -> call.answer(
                                        Inside.callStatic("service.ApiError", "badRequest", "invalid", "no")))));
    }

    private static List<Mutant> gemini() {
        return List.of(
                Mutant.of(
                        "candidate-not-counted",
                        "a candidate's tokens are not counted",
                        "engine 4",
                        "@EN77",
                        after(GEMINI + "GenerateAnswer.finish", call -> {
                            ((ObjectNode) call.result(ObjectNode.class).path("usageMetadata"))
                                    .put("candidatesTokenCount", 0);
                            call.changed();
                        })),
                Mutant.of(
                        "models-under-another-name-at-gemini",
                        "Gemini's list does not hold the model that its clients ask for",
                        "engine 1",
                        "@EN89",
                        after(GEMINI + "GeminiModels.describe", call -> {
                            call.result(ObjectNode.class).put("name", "models/another");
                            call.changed();
                        })),
                Mutant.of(
                        "every-piece-is-the-last",
                        "each piece of a candidate says why it ended",
                        "engine 5",
                        "@EN78",
                        after(GEMINI + "GenerateAnswer.text/1", call -> {
                            ((ObjectNode) call.result(ObjectNode.class).at("/candidates/0"))
                                    .put("finishReason", "STOP");
                            call.changed();
                        })),
                Mutant.of(
                        "one-gemini-point-for-all",
                        "every text becomes the same point at Gemini",
                        "engine 1",
                        "@EN79",
                        before(GEMINI + "Embedding.values", call -> call.argument(0, point()))));
    }

    private static List<Mutant> doors() {
        return List.of(
                Mutant.of(
                        "any-vendors-header",
                        "the right key opens in another vendor's place too",
                        "engine 6",
                        "@EN80",
                        before("engine.api.AccessControl.check", call -> {
                            if (showsAKnownKey(call)) {
                                call.answer(null);
                            }
                        })),
                Mutant.of(
                        "errors-in-another-vendors-shape",
                        "a vendor's client is refused in the words of another vendor",
                        "engine 2",
                        "@EN80",
                        before(ANTHROPIC + "AnthropicMount.errors", DialectMutants::asOpenAi),
                        before(GEMINI + "GeminiMount.errors", DialectMutants::asOpenAi)));
    }

    /** A picture is read, and nobody minds it. */
    static Mutant withoutPictures(String name, String reader, String noticedBy) {
        return Mutant.of(
                name,
                "a question with a picture is answered as if there were none",
                "engine 2",
                noticedBy,
                after(reader + ".picture", call -> {
                    if (call.result().equals(true)) {
                        call.answer(false);
                    }
                }));
    }

    /** One token more than there are, where a question is only counted. */
    static Mutant countedWrong(String name, String route, String noticedBy) {
        return Mutant.of(
                name, "a question is counted wrong", "engine 1", noticedBy, before("service.JsonAnswer.send", call -> {
                    if (call.isFrom(route)
                            && call.argument(1) instanceof ObjectNode body
                            && body.path("input_tokens").isInt()) {
                        body.put("input_tokens", body.path("input_tokens").intValue() + 1);
                        call.changed();
                    }
                }));
    }

    /** An event of this type is never sent. */
    static Change withoutEvent(String send, String type) {
        return before(send, call -> {
            if (call.argument(1, ObjectNode.class).path("type").asText().equals(type)) {
                call.answer(null);
            }
        });
    }

    private static boolean showsAKnownKey(Call call) throws Throwable {
        Inside request = Inside.of(call.argument(0));
        for (String header : List.of("Authorization", "x-api-key", "x-goog-api-key")) {
            String shown = (String) request.call("header", header).object();
            for (Object key : Inside.of(call.self()).get("keys", List.class)) {
                if (shown != null && shown.endsWith(new String((byte[]) key, StandardCharsets.UTF_8))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void asOpenAi(Call call) throws Throwable {
        Object engine = Inside.make("engine.openai.OpenAiMount", "", List.of());
        call.answer(Inside.of(engine).call("errors").object());
    }

    static float[] point() {
        float[] point = new float[128];
        Arrays.fill(point, 1);
        return point;
    }
}
