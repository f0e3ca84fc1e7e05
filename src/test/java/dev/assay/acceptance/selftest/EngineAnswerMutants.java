package dev.assay.acceptance.selftest;

import static dev.assay.acceptance.selftest.Change.after;
import static dev.assay.acceptance.selftest.Change.before;
import static dev.assay.acceptance.selftest.Change.instead;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What an inference engine answers to a chat (contract of the engine, 3 and 4). */
final class EngineAnswerMutants {
    private static final String MAKING = "engine.generation.AnswerInMaking";
    private static final String GENERATOR = "engine.generation.Generator";
    private static final String SAMPLING = "engine.openai.SamplingReader";
    private static final String TOOLS = "engine.openai.ToolChoice";

    private EngineAnswerMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "every-answer-is-cut",
                        "an answer that the model ended itself says that its budget was used up",
                        "engine 4",
                        "@EN01",
                        before(MAKING + ".end", call -> {
                            if (call.argument(0).toString().equals("STOP")) {
                                call.argument(
                                        0, Inside.constant(call.argument(0).getClass(), "LENGTH"));
                            }
                        })),
                Mutant.of(
                        "tokens-counted-that-nobody-got",
                        "the usage counts more tokens than were passed on",
                        "KD07",
                        "@EN02",
                        after(MAKING + ".outcome", call -> call.answer(oneMoreToken(call.result())))),
                Mutant.of(
                        "special-tokens-visible",
                        "a token that means something to the model only is part of the text",
                        "engine 10",
                        "@EN02",
                        before(MAKING + ".end", call -> {
                            Inside.of(call.self()).call("tell", "<end>");
                            call.changed();
                        })),
                Mutant.of(
                        "budget-off-by-one",
                        "an answer may be one token longer than its budget",
                        "engine 3",
                        "@EN03",
                        before(GENERATOR + ".answer", call -> call.argument(1, withBudget(call, budget(call) + 1)))),
                Mutant.of(
                        "own-budget-ignored",
                        "a request that names no budget gets another one than the operator set",
                        "engine 3",
                        "@EN04",
                        instead("engine.openai.RequestReader.standardBudget", 64)),
                Mutant.of(
                        "stop-ignored",
                        "stop sequences are passed over in silence",
                        "KD13",
                        "@EN05",
                        instead(SAMPLING + ".stops", List.of())),
                Mutant.of(
                        "temperature-ignored",
                        "whatever the temperature, the likeliest token is taken",
                        "KD13",
                        "@EN06",
                        instead("engine.generation.Sampling.isGreedy", true)),
                Mutant.of(
                        "seed-ignored",
                        "the same seed gives another answer each time",
                        "KD13",
                        "@EN06",
                        after(SAMPLING + ".read", call -> {
                            long any = ThreadLocalRandom.current().nextLong();
                            call.answer(Inside.of(call.result()).with("seed", any));
                        })),
                Mutant.of(
                        "one-answer-for-n",
                        "several answers are asked for, and one is given",
                        "engine 3",
                        "@EN07",
                        instead("engine.openai.ChatRequest.choices", 1)),
                Mutant.of(
                        "chances-made-up",
                        "every token is said to have been equally likely",
                        "engine 3",
                        "@EN08",
                        after(
                                "engine.generation.Chances.of",
                                call -> call.answer(Inside.of(call.result()).with("logprob", -1.0)))),
                Mutant.of(
                        "response-format-ignored",
                        "an answer that must be JSON is any text",
                        "engine 3",
                        "@EN09",
                        after(TOOLS + ".read", call -> {
                            if (isForm(call, "JsonObject")) {
                                call.answer(Inside.make("engine.generation.AnswerForm$Text"));
                            }
                        })),
                Mutant.of(
                        "tool-arguments-lost",
                        "a tool is called without what the question says",
                        "engine 3",
                        "@EN10",
                        after(
                                "engine.generation.CallText.parse",
                                call -> call.answer(Inside.of(call.result()).with("arguments", "{}")))),
                Mutant.of(
                        "required-call-optional",
                        "a tool that must be called is called when the model likes to",
                        "engine 3",
                        "@EN11",
                        after(TOOLS + ".calls", call -> {
                            if (isForm(call, "MustCall")) {
                                Object tools =
                                        Inside.of(call.result()).get("tools").object();
                                call.answer(Inside.make("engine.generation.AnswerForm$MayCall", tools));
                            }
                        })),
                Mutant.of(
                        "call-without-tools",
                        "a tool is called that nobody offered",
                        "engine 3",
                        "@EN12",
                        after(TOOLS + ".calls", call -> {
                            if (isForm(call, "Text")) {
                                List<String> tools = List.of("get_weather");
                                call.answer(Inside.make("engine.generation.AnswerForm$MayCall", tools));
                            }
                        })),
                Mutant.of(
                        "only-the-last-turn",
                        "what was said before in a conversation is not read",
                        "engine 3",
                        "@EN13",
                        after("engine.openai.Conversation.read", call -> {
                            List<?> turns = call.result(List.class);
                            call.answer(turns.subList(Math.max(0, turns.size() - 1), turns.size()));
                        })),
                Mutant.of(
                        "system-is-one-more-user",
                        "what the system says counts no more than what the user says",
                        "engine 3",
                        "@EN14",
                        after("engine.openai.Conversation.role", call -> {
                            if (call.result().toString().equals("SYSTEM")) {
                                call.answer(Inside.constant(call.result().getClass(), "USER"));
                            }
                        })),
                Mutant.of(
                        "long-texts-cut",
                        "texts of more than twenty bytes are not said to their end",
                        "engine 4",
                        "@EN15",
                        before(
                                GENERATOR + ".answer",
                                call -> call.argument(1, withBudget(call, Math.min(20, budget(call)))))),
                Mutant.of(
                        "completion-without-text",
                        "the older way to ask is answered with an empty text",
                        "engine 1",
                        "@EN16",
                        after("engine.openai.CompletionAnswers.whole", call -> {
                            ObjectNode choice = (ObjectNode) call.result(ObjectNode.class)
                                    .path("choices")
                                    .get(0);
                            choice.put("text", "");
                            call.changed();
                        })));
    }

    private static int budget(Call call) {
        return Inside.of(call.argument(1)).get("maxTokens", Integer.class);
    }

    private static Object withBudget(Call call, int tokens) throws Throwable {
        return Inside.of(call.argument(1)).with("maxTokens", tokens);
    }

    private static boolean isForm(Call call, String form) {
        return call.result().getClass().getSimpleName().equals(form);
    }

    private static Object oneMoreToken(Object outcome) throws Throwable {
        Inside usage = Inside.of(outcome).get("usage");
        int tokens = usage.get("completionTokens", Integer.class) + 1;
        return Inside.of(outcome).with("usage", usage.with("completionTokens", tokens));
    }
}
