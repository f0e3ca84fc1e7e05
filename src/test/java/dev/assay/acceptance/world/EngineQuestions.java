package dev.assay.acceptance.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Questions that take more than a sentence to ask. */
public final class EngineQuestions {
    /** Of every prompt: the beginning, the role and the end of its one message, and the word that is the answerer's. */
    public static final int CONTROL_TOKENS = 4;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
    private static final int OTHER_SEEDS = 8;

    private final EngineUnderTest engine;
    private final Prompter prompter;
    private Answer completed;
    private int echoed;

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

    /** Asks for that many different texts of 1 to 32 letters and digits, and counts those that come back. */
    public void echoes(int count) {
        Random random = new Random(20261121);
        Map<String, String> texts = new LinkedHashMap<>();
        while (texts.size() < count) {
            int length = 1 + random.nextInt(32);
            String text = random.ints(length, 0, LETTERS.length())
                    .mapToObj(i -> LETTERS.substring(i, i + 1))
                    .collect(Collectors.joining());
            prompter.asks("Reply with exactly " + text);
            texts.put(text, prompter.last().text());
        }
        echoed = (int) texts.entrySet().stream()
                .filter(entry -> entry.getKey().equals(entry.getValue()))
                .count();
    }

    public int echoed() {
        return echoed;
    }

    public void completes(String prompt) {
        ObjectNode body = Json.object().put("model", "assay-tiny").put("prompt", prompt);
        completed = engine.client().post("/v1/completions", Json.write(body));
    }

    public Answer completed() {
        return completed;
    }

    public void asksWithAPromptOf(int tokens) {
        prompter.asks("a".repeat(tokens - CONTROL_TOKENS));
    }

    /** The texts that the last question gets with other seeds. */
    public TreeSet<String> textsOfOtherSeeds() {
        TreeSet<String> texts = new TreeSet<>();
        for (int seed = 100; seed < 100 + OTHER_SEEDS; seed++) {
            prompter.wishes("seed", Integer.toString(seed));
            prompter.asksAgain();
            texts.add(prompter.last().text());
        }
        return texts;
    }
}
