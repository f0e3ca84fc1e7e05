package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.Json;
import dev.assay.acceptance.client.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An application that prompts the engine directly, and everything that came back, in order. */
public final class Prompter {
    private final World world;
    private final EngineUnderTest engine;
    private final List<EngineReply> replies = new ArrayList<>();
    private UnaryOperator<ChatRequest> wishes = UnaryOperator.identity();
    private String lastPrompt = "";
    private CompletableFuture<EngineReply> underWay;

    public Prompter(World world, EngineUnderTest engine) {
        this.world = world;
        this.engine = engine;
    }

    /** From here on requests also say this. */
    public void wishes(UnaryOperator<ChatRequest> wish) {
        UnaryOperator<ChatRequest> before = wishes;
        wishes = request -> wish.apply(before.apply(request));
    }

    public void wishes(String member, String json) {
        wishes(request -> request.with(member, Json.parsedText(json)));
    }

    public void asks(String prompt) {
        lastPrompt = prompt;
        add(EngineReply.of(engine.client().chat(request(prompt))));
    }

    public void streams(String prompt) {
        lastPrompt = prompt;
        add(EngineReply.of(engine.client().stream(request(prompt).streamed())));
    }

    /** What was asked last, once more. */
    public void asksAgain() {
        asks(lastPrompt);
    }

    public void streamsAgain() {
        streams(lastPrompt);
    }

    /** Has a whole conversation; lines are {@code role: text}. */
    public void continues(List<String> lines) {
        wishes(request -> request.with("messages", messages(lines)));
        asks("");
    }

    /** Begins to stream, and returns when the first text has arrived. */
    public void beginsToStream(String prompt) {
        lastPrompt = prompt;
        CountDownLatch text = new CountDownLatch(1);
        Consumer<StreamEvent> listener = event -> {
            if (event.hasContent()) {
                text.countDown();
            }
        };
        ChatRequest request = request(prompt).streamed();
        underWay = CompletableFuture.supplyAsync(() -> EngineReply.of(engine.client().stream(request, listener)));
        world.eventually().until("the first text of the answer", text::getCount, equalTo(0L));
    }

    /** Begins to ask, and does not wait. */
    public CompletableFuture<EngineReply> begins(String prompt) {
        ChatRequest request = request(prompt);
        return CompletableFuture.supplyAsync(
                () -> EngineReply.of(engine.client().chat(request)));
    }

    /** Reads what was begun, if anything was, to its end, whatever the end is. */
    public void readsTheRest() {
        if (underWay != null) {
            add(underWay.join());
            underWay = null;
        }
    }

    public ChatRequest request(String prompt) {
        return wishes.apply(ChatRequest.asking(engine.model(), prompt).with("user", engine.marker()));
    }

    public String lastPrompt() {
        return lastPrompt;
    }

    public EngineReply last() {
        return fromTheEnd(0);
    }

    public EngineReply lastButOne() {
        return fromTheEnd(1);
    }

    public List<EngineReply> replies() {
        fromTheEnd(0);
        return List.copyOf(replies);
    }

    void add(EngineReply reply) {
        replies.add(reply);
    }

    private EngineReply fromTheEnd(int index) {
        if (replies.size() <= index) {
            throw new IllegalStateException("the engine was prompted " + replies.size() + " times so far");
        }
        return replies.get(replies.size() - 1 - index);
    }

    private static ArrayNode messages(List<String> lines) {
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        for (String line : lines) {
            String[] pair = line.split(": ", 2);
            ObjectNode message = messages.addObject();
            message.put("role", pair[0]).put("content", pair[1]);
        }
        return messages;
    }
}
