package dev.assay.acceptance.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.Json;
import java.util.List;
import java.util.stream.IntStream;

/** Questions that take more than a sentence to ask. */
public final class EngineQuestions {
    /** Of every prompt: the beginning, the role and the end of its one message, and the word that is the answerer's. */
    public static final int CONTROL_TOKENS = 4;

    private final EngineUnderTest engine;
    private final Prompter prompter;
    private Answer completed;

    public EngineQuestions(EngineUnderTest engine, Prompter prompter) {
        this.engine = engine;
        this.prompter = prompter;
    }

    public void asks(String prompt, int times) {
        IntStream.range(0, times).forEach(i -> prompter.asks(prompt));
    }

    /** Functions of these names, each wanting a city. */
    public void offers(String... tools) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String tool : tools) {
            ObjectNode function = list.addObject().put("type", "function").putObject("function");
            function.put("name", tool).put("description", "About a city");
            function.putObject("parameters")
                    .put("type", "object")
                    .putObject("properties")
                    .putObject("city");
        }
        prompter.wishes(request -> request.with("tools", list));
    }

    /**
     * Has two conversations of so many bytes that differ in their first word only, and notes how likely the first token of
     * each answer was: a model that has forgotten the beginning thinks the same of both.
     */
    public void continuesTwoConversations(int bytes) {
        prompter.wishes("logprobs", "true");
        for (String first : List.of("Ada", "Bob")) {
            String between =
                    "the gateway restarts at night ".repeat(bytes / 30 + 1).substring(0, bytes);
            prompter.continues(List.of(
                    "user: " + first + " says hello.",
                    "assistant: You said: " + between,
                    "user: Reply with exactly LONG_OK"));
        }
    }

    /** How likely the first token of an answer was. */
    public double firstChance(EngineReply reply) {
        return reply.choice(0)
                .at("logprobs")
                .each("content", token -> token.json().path("logprob").asDouble())
                .get(0);
    }

    public void completes(String prompt) {
        ObjectNode body = Json.object().put("model", engine.model()).put("prompt", prompt);
        completed = engine.client().post("/v1/completions", Json.write(body));
    }

    public Answer completed() {
        return completed;
    }

    public void asksWithAPromptOf(int tokens) {
        prompter.asks("a".repeat(tokens - CONTROL_TOKENS));
    }
}
