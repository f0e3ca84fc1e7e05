package dev.assay.acceptance.bench;

import dev.assay.acceptance.client.Bearer;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.EngineClient;
import dev.assay.acceptance.client.StreamEvent;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.acceptance.client.Witness;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Streams of an engine, and how long they took. */
record EngineTalk(EngineClient client) {
    private static final String MODEL = "assay-tiny";
    /** About 170 tokens long. */
    private static final String COUNT = "Count from 1 to 60";

    private static final int LONG = 900;
    /** With what the model's chat format adds, just within its context. */
    private static final int LONGEST = 1000;

    private static final int FEW = 4;
    private static final int MANY = 100;

    static EngineTalk with(URI url, String key) {
        return new EngineTalk(EngineClient.of(url, Bearer.of(key), Witness.none()));
    }

    /**
     * @param tokens of the answer
     * @param decoding from the first token to the end
     */
    record Streamed(long tokens, Duration firstToken, Duration decoding) {
        /** Those after the first, which is the prompt's. */
        double tokensPerSecond() {
            return (tokens - 1) / seconds(decoding);
        }
    }

    Streamed counts() {
        return stream(ChatRequest.asking(MODEL, COUNT));
    }

    /** The same by that many clients at once; in tokens a second, all together. */
    double countTogether(int clients) {
        Stopwatch watch = Stopwatch.start();
        long tokens = together(clients, i -> counts()).stream()
                .mapToLong(Streamed::tokens)
                .sum();
        return tokens / watch.seconds();
    }

    /** Long prompts with long answers, which fill the model's context, by that many clients at once. */
    void fillTogether(int clients) {
        together(clients, i -> answers(i, LONG, MANY));
    }

    /** How long health takes while that many clients ask one long prompt after another; so many answers of it. */
    List<Duration> healthBeside(int clients, int times) {
        // The first question of all is the judge's own start.
        health();
        AtomicBoolean over = new AtomicBoolean();
        return together(clients + 1, i -> {
                    if (i < clients) {
                        asksUntil(over, i);
                        return List.<Duration>of();
                    }
                    try {
                        return Stream.generate(this::health).limit(times).toList();
                    } finally {
                        over.set(true);
                    }
                })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private Duration health() {
        return client.get("/healthz").mustHave(200).took();
    }

    private void asksUntil(AtomicBoolean over, int number) {
        while (!over.get()) {
            answers(number, LONGEST, 1);
        }
    }

    private static <T> List<T> together(int clients, IntFunction<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            return IntStream.range(0, clients)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.apply(i), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Prompts of that many bytes, no two alike, and short answers. */
    Streamed answers(int number, int bytes) {
        return answers(number, bytes, FEW);
    }

    private Streamed answers(int number, int bytes, int tokens) {
        String words = "Question " + number + ", and we talked of the weather and of the town. ".repeat(bytes / 40 + 1);
        return stream(ChatRequest.asking(MODEL, words.substring(0, bytes)).with("max_tokens", tokens));
    }

    /** The whole answer to that prompt. */
    String says(String prompt) {
        return client.chat(ChatRequest.asking(MODEL, prompt)).content();
    }

    private Streamed stream(ChatRequest request) {
        StreamRecord stream = client.stream(request.streamed());
        List<StreamEvent> content = stream.contentEvents();
        if (stream.status() != 200 || content.isEmpty()) {
            throw new IllegalStateException("the engine answered " + stream.status() + ": " + stream.text());
        }
        Duration first = content.get(0).arrivedAfter();
        long tokens = stream.dataEvents().stream()
                .mapToLong(event -> event.json()
                        .orElseThrow()
                        .at("/usage/completion_tokens")
                        .asLong())
                .max()
                .orElse(0);
        return new Streamed(tokens, first, stream.exchange().took().minus(first));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
