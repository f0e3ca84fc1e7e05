package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.client.Bearer;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.EngineClient;
import dev.assay.acceptance.client.IdleServer;
import dev.assay.acceptance.client.Leaver;
import dev.assay.acceptance.client.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many requests to an engine at once. Has threads of its own: the common pool has too few. */
public final class EngineLoad {
    private final World world;
    private final EngineUnderTest engine;
    private final EngineTrouble trouble;
    private final Prompter prompter;
    private final List<ArmedFault> turns = new ArrayList<>();
    private final List<String> alone = new ArrayList<>();
    private List<EngineReply> crowd = List.of();
    private List<CompletableFuture<EngineReply>> waiting = new ArrayList<>();
    private double most;

    public EngineLoad(World world, EngineUnderTest engine, EngineTrouble trouble, Prompter prompter) {
        this.world = world;
        this.engine = engine;
        this.trouble = trouble;
        this.prompter = prompter;
    }

    /** What the question of that number asks for. */
    public static String textOf(int number) {
        return "Load" + number + "_" + "ABCDEFGHIJKLMNOPQRST".substring(number % 12, number % 12 + 1 + number % 4);
    }

    private ChatRequest question(int number) {
        return prompter.request("Reply with exactly " + textOf(number));
    }

    public void asksAtOnce(int count) {
        AtomicBoolean over = new AtomicBoolean();
        withThreads(count + 1, threads -> {
            CompletableFuture<Double> watch = CompletableFuture.supplyAsync(() -> mostAtWork(over), threads);
            crowd = all(IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> EngineReply.of(engine.client().chat(question(i))), threads))
                    .toList());
            over.set(true);
            most = watch.join();
        });
    }

    public void asksOneAfterAnother(int count) {
        for (int i = 0; i < count; i++) {
            alone.add(engine.client().chat(question(i)).content());
        }
    }

    public List<String> alone() {
        return alone;
    }

    public List<EngineReply> crowd() {
        return crowd;
    }

    /** The most sessions that were seen at work. */
    public double most() {
        return most;
    }

    /** One plain, one as a stream. */
    public void asksTwoMore() {
        crowd = List.of(
                EngineReply.of(engine.client().chat(question(1))),
                EngineReply.of(engine.client().stream(question(2).streamed())));
    }

    /**
     * While one request is held back by a fault, others come, each when the one before is in the queue. Each will be held back
     * when it has its turn: answers that follow each other within milliseconds reach the judge in any order.
     */
    public void asksWhileItStandsStill(int count) {
        waiting = new ArrayList<>(List.of(prompter.begins("Reply with exactly FIRST")));
        trouble.awaitStandingStill();
        for (int i = 1; i <= count; i++) {
            turns.add(trouble.nextStandsStill());
            waiting.add(prompter.begins("Reply with exactly " + textOf(i)));
            engine.awaitWaiting(i);
        }
    }

    /** While one request is held back, one more is asked and answered. */
    public void asksOneMoreWhileItStandsStill() {
        waiting = new ArrayList<>(List.of(prompter.begins("Reply with exactly FIRST")));
        trouble.awaitStandingStill();
        prompter.asks("Reply with exactly SECOND");
    }

    /** While one request is held back, a client comes, waits, and hangs up. */
    public void asksAndLeavesTheQueue() {
        waiting = new ArrayList<>(List.of(prompter.begins("Reply with exactly FIRST")));
        trouble.awaitStandingStill();
        Leaver leaver = trouble.leaver(false);
        try (leaver) {
            engine.awaitWaiting(1);
        }
    }

    /** The numbers of the questions in the order in which they had their turn. */
    public List<Integer> served() {
        List<Integer> order = new ArrayList<>();
        while (order.size() < turns.size()) {
            world.eventually().until("the next question to have its turn", this::atWork, not(empty()));
            int number = atWork().get(0);
            order.add(number);
            turns.get(number - 1).release();
            waiting.get(number).join();
        }
        return order;
    }

    private List<Integer> atWork() {
        return IntStream.rangeClosed(1, turns.size())
                .filter(number -> turns.get(number - 1).now().holding() > 0)
                .boxed()
                .toList();
    }

    /** How long a place stays taken after its client has hung up: the median of so many, one after the other. */
    public Duration placeHeldAfterLeaving(int clients, boolean streaming) {
        return Delays.median(Stream.generate(() -> placeHeldAfterLeaving(streaming))
                .limit(clients)
                .toList());
    }

    private Duration placeHeldAfterLeaving(boolean streaming) {
        trouble.standsStill();
        trouble.asksAndLeaves(streaming);
        long left = System.nanoTime();
        engine.awaitSessionsAtWork(0);
        return Duration.ofNanos(System.nanoTime() - left);
    }

    /** How long health takes while that many clients send long prompts, one after another. */
    public Delays healthWhileReading(int clients, int tokens, int times) {
        String prompt = "Reply with exactly ok " + "a".repeat(tokens - EngineQuestions.CONTROL_TOKENS - 22);
        AtomicBoolean over = new AtomicBoolean();
        List<Duration> health = new ArrayList<>();
        List<Duration> idle = new ArrayList<>();
        ChatRequest request = prompter.request(prompt).with("max_tokens", 1);
        withThreads(clients, threads -> {
            List<CompletableFuture<Void>> busy = IntStream.range(0, clients)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> asksUntil(over, request), threads))
                    .toList();
            engine.awaitSessionsAtWorkAtLeast(clients / 2);
            try (IdleServer server = new IdleServer()) {
                EngineClient bare = EngineClient.of(server.address(), Bearer.NONE, Witness.none());
                for (int i = 0; i < times; i++) {
                    health.add(engine.client().get("/healthz").mustHave(200).took());
                    idle.add(bare.get("/healthz").mustHave(200).took());
                }
            } finally {
                over.set(true);
            }
            busy.forEach(CompletableFuture::join);
        });
        return new Delays(health, idle);
    }

    private void asksUntil(AtomicBoolean over, ChatRequest request) {
        while (!over.get()) {
            engine.client().chat(request).answer().mustHave(200);
        }
    }

    private double mostAtWork(AtomicBoolean over) {
        double seen = 0;
        while (!over.get()) {
            seen = Math.max(seen, engine.activeSessions());
        }
        return seen;
    }

    private static <T> List<T> all(List<CompletableFuture<T>> futures) {
        return futures.stream().map(CompletableFuture::join).toList();
    }

    private static void withThreads(int count, Consumer<ExecutorService> work) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            work.accept(threads);
        } finally {
            threads.shutdownNow();
        }
    }
}
