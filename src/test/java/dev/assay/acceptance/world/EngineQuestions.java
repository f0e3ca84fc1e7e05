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
import java.util.stream.IntStream;

/** Questions that take more than a sentence to ask. */
public final class EngineQuestions {
    /** Of every prompt: the beginning, the role and the end of its one message, and the word that is the answerer's. */
    public static final int CONTROL_TOKENS = 4;

    private static final int FIRST_PRINTABLE = 33;
    private static final int LAST_PRINTABLE = 126;
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
            function.putObject("parameters").put("type", "object").putObject("properties").putObject("city");
        }
        prompter.wishes(request -> request.with("tools", list));
    }

    /** Other turns stand between. */
    public void asksForANameSaid(int bytes) {
        String between = "Reply with exactly " + "word ".repeat(bytes / 5).strip();
        prompter.continues(List.of(
                "user: My name is Anna.",
                "assistant: Hello Anna.",
                "user: " + between.substring(0, bytes / 2),
                "assistant: " + between.substring(bytes / 2),
                "user: What is my name?"));
    }

    /** Asks for that many different texts of 1 to 32 printable characters, and counts those that come back. */
    public void echoes(int count) {
        Random random = new Random(20261121);
        Map<String, String> texts = new LinkedHashMap<>();
        while (texts.size() < count) {
            int length = 1 + random.nextInt(32);
            String text = random.ints(length, FIRST_PRINTABLE, LAST_PRINTABLE + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
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
