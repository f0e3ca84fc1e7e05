package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.ChatAnswer;
import dev.assay.acceptance.client.ChatClient;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.StreamEvent;
import dev.assay.acceptance.client.StreamRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/** The application that chats over the scenario's session, and everything it asked and was answered, in order. */
public final class Application {
    private final World world;
    private final Session session;
    private final List<Asked> conversation = new ArrayList<>();
    private Optional<String> question = Optional.empty();
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

    public Application(World world, Session session) {
        this.world = world;
        this.session = session;
    }

    /** Asks that many new questions, one after another. */
    public void asks(int questions) {
        for (int i = 0; i < questions; i++) {
            asks(world.names().question());
        }
    }

    /** Asks this, made unique to the scenario, so that asking it twice is asking the same. */
    public void asksAbout(String text) {
        asks(world.names().unique(text));
    }

    public void asks(String text) {
        asks(text, Key.OF_THE_APPLICATION);
    }

    public void asks(String text, Key key) {
        question = Optional.of(text);
        ask(client(key), client -> Asking.plain(client.complete(request(text))));
    }

    /** Asks for an answer that is not longer than so many tokens. */
    public void asksForAtMost(int tokens) {
        question = Optional.of(world.names().question());
        ask(
                client(Key.OF_THE_APPLICATION),
                client -> Asking.plain(client.complete(request(question()).with("max_tokens", tokens))));
    }

    /** Asks at the gateway's own address, which must know what to pay from. */
    public void asksTheGatewayItself() {
        String text = world.names().question();
        session.escrow();
        ask(
                client(world.network().gateway(), Key.OF_THE_APPLICATION),
                client -> Asking.plain(client.complete(request(text))));
    }

    public void streams(String text) {
        question = Optional.of(text);
        ask(
                client(Key.OF_THE_APPLICATION),
                client -> Asking.streamed(client.stream(request(text).streamed())));
    }

    /** Begins to stream, and returns when the first words have arrived. */
    public void beginsToStream(String text) {
        question = Optional.of(text);
        session.escrow();
        CountDownLatch words = new CountDownLatch(1);
        Consumer<StreamEvent> listener = event -> {
            if (event.hasContent()) {
                words.countDown();
            }
        };
        underWay = CompletableFuture.runAsync(() -> ask(
                client(Key.OF_THE_APPLICATION),
                client -> Asking.streamed(client.stream(request(text).streamed(), listener))));
        world.eventually().until("the first words of the answer", words::getCount, equalTo(0L));
    }

    /** Reads what was begun to its end, whatever the end is. */
    public void readsTheRest() {
        underWay.join();
    }

    /** Streams an answer that does not count: something is going to happen to it. */
    void streamsToNobody() {
        client(Key.OF_THE_APPLICATION).stream(request(world.names().question()).streamed());
    }

    /** Asks until it is answered. */
    public void asksUntilServed() {
        world.eventually()
                .until(
                        "the application to be served",
                        () -> {
                            asks(1);
                            return last().answer().status();
                        },
                        equalTo(200));
    }

    /** Asks new questions until one is not answered; more than that many are not asked. */
    public void asksUntilRefused(int most) {
        for (int i = 0; i < most; i++) {
            asks(1);
            if (last().answer().status() != 200) {
                return;
            }
        }
        throw new AssertionError("the application was answered " + most + " times and never refused");
    }

    /** Sends any body where a chat is expected. */
    public void sends(Function<ChatRequest, ByteString> body) {
        ByteString bytes = body.apply(request(world.names().question()));
        ask(client(Key.OF_THE_APPLICATION), client -> Asking.plain(client.send(bytes)));
    }

    /** What was asked last, to ask it again. */
    public String question() {
        return question.orElseThrow(() -> new IllegalStateException("the application has asked nothing yet"));
    }

    public Answer models() {
        return client(Key.OF_THE_APPLICATION).models();
    }

    public Asked last() {
        return fromTheEnd(0);
    }

    /** The last so many, in the order in which they were asked. */
    public List<Asked> last(int count) {
        fromTheEnd(count - 1);
        return conversation().subList(conversation.size() - count, conversation.size());
    }

    public Asked lastButOne() {
        return fromTheEnd(1);
    }

    public List<Asked> conversation() {
        if (conversation.isEmpty()) {
            throw new IllegalStateException("the application has asked nothing yet");
        }
        return List.copyOf(conversation);
    }

    /** How many requests were not answered by an error. */
    public long answered() {
        return conversation().stream()
                .filter(asked -> asked.answer().status() == 200)
                .count();
    }

    /** The requests that were answered by an error. */
    public List<Asked> refused() {
        List<Asked> refused = conversation().stream()
                .filter(asked -> asked.answer().status() >= 400)
                .toList();
        if (refused.isEmpty()) {
            throw new AssertionError("none of the application's requests was refused");
        }
        return refused;
    }

    private Asked fromTheEnd(int index) {
        if (conversation.size() <= index) {
            throw new IllegalStateException("the application has asked " + conversation.size() + " questions so far");
        }
        return conversation.get(conversation.size() - 1 - index);
    }

    private record Asking(Optional<ChatAnswer> plain, Optional<StreamRecord> streamed) {
        static Asking plain(ChatAnswer answer) {
            return new Asking(Optional.of(answer), Optional.empty());
        }

        static Asking streamed(StreamRecord stream) {
            return new Asking(Optional.empty(), Optional.of(stream));
        }
    }

    private void ask(ChatClient client, Function<ChatClient, Asking> how) {
        long before = session.nonce();
        Asking asked = how.apply(client);
        conversation.add(new Asked(asked.plain(), asked.streamed(), before, session.nonce()));
    }

    private ChatRequest request(String text) {
        return ChatRequest.asking(world.model(), text);
    }

    private ChatClient client(Key key) {
        return client(session.gateway().base(), key);
    }

    private ChatClient client(URI base, Key key) {
        return new ChatClient(base, key.of(world.network()), world.evidence());
    }
}
