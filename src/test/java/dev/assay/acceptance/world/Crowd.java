package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.greaterThan;

import dev.assay.acceptance.client.ChatAnswer;
import dev.assay.acceptance.client.ChatClient;
import dev.assay.acceptance.client.ChatRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Applications that ask one question after another, side by side, until they are told to stop. */
public final class Crowd {
    private static final int APPLICATIONS = 3;
    /** A gateway waits for each of its hosts before it refuses. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final World world;
    private final Session session;
    private final List<ChatAnswer> answers = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> asking = new ArrayList<>();
    private volatile boolean enough;

    public Crowd(World world, Session session) {
        this.world = world;
        this.session = session;
    }

    public void begins() {
        ChatClient client =
                new ChatClient(session.gateway().base(), Key.OF_THE_APPLICATION.of(world.network()), world.evidence());
        String model = world.model();
        for (int i = 0; i < APPLICATIONS; i++) {
            asking.add(CompletableFuture.runAsync(() -> askOn(client, model)));
        }
    }

    private void askOn(ChatClient client, String model) {
        while (!enough) {
            answers.add(client.complete(ChatRequest.asking(model, world.names().question())));
        }
    }

    /** Waits until one more is answered than was until now. */
    void awaitServed() {
        await("one more question to be answered", answer -> answer.status() == 200);
    }

    /** Waits until one more is refused than was until now. */
    public void awaitRefused() {
        await("a question to be refused", answer -> answer.status() >= 500);
    }

    private void await(String what, Predicate<ChatAnswer> such) {
        long before = count(such);
        world.eventually().within(PATIENCE).until(what, () -> count(such), greaterThan(before));
    }

    private long count(Predicate<ChatAnswer> such) {
        return answers.stream().filter(such).count();
    }

    public void ends() {
        enough = true;
        asking.forEach(CompletableFuture::join);
    }

    /** Everything that was answered, in whatever way. */
    public List<ChatAnswer> answers() {
        return List.copyOf(answers);
    }

    /** The inferences of the questions that were answered, by the gateway's own account. */
    public List<Long> paid() {
        return answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> session.gateway()
                        .request(answer.requestId().orElseThrow())
                        .number("winner_nonce"))
                .toList();
    }
}
