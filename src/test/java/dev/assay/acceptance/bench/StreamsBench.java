package dev.assay.acceptance.bench;

import dev.assay.acceptance.client.Bearer;
import dev.assay.acceptance.client.ChatClient;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.acceptance.client.Witness;
import dev.assay.acceptance.environment.EnvironmentPool;
import dev.assay.acceptance.environment.Lease;
import dev.assay.acceptance.environment.LifecycleListener;
import dev.assay.acceptance.environment.RuntimeKind;
import dev.assay.acceptance.environment.StubEngine;
import dev.assay.acceptance.environment.Tenancy;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.environment.Topology.Part;
import dev.assay.acceptance.world.Networks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Many applications that stream through one gateway at once: how much longer they wait for a first token than one
 * alone does, and whether every chunk comes, once and in its place.
 *
 * <p>Applications begin spread over the length of an answer and ask again as soon as one ends. Each answer that is
 * timed begins after the last application has joined and before the first has left, so all of them stream meanwhile.
 * One alone is timed afterwards: both are served by a gateway and hosts that have streamed for a while.
 */
final class StreamsBench {
    private static final int APPLICATIONS = 64;
    private static final Duration GAP = Duration.ofMillis(62);
    private static final int WORDS = 48;
    private static final int ALONE = 5;
    private static final int ANSWERS = 6;
    private static final int FIRST_TIMED = 3;
    private static final int TIMED = 2;

    private final EnvironmentPool networks;
    private final RuntimeKind runtime;

    StreamsBench(EnvironmentPool networks, RuntimeKind runtime) {
        this.networks = networks;
        this.runtime = runtime;
    }

    void together(Consumer<Row> rows) {
        Topology network = Networks.ofOneEscrow(Networks.ofHosts(3).answering(StubEngine.ECHO, GAP))
                .withSetting(Part.CHAIN, "DEVSHARD_E2E_AMOUNT", "1000000000");
        try (Lease lease = networks.lease(network, Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            ChatClient client = new ChatClient(
                    lease.environment().gateway(), Bearer.of(lease.environment().adminKey()), Witness.none());
            List<Heard> heard = crowd(client);
            List<Double> alone = alone(client);
            double usual = Spread.of(alone).median();
            rows.accept(Figure.of("first token of a stream alone, " + runtime, "ms", alone, Bar.NONE));
            rows.accept(Figure.of(
                    "added to first token by 64 streams at 16 tokens/s, " + runtime,
                    "ms",
                    heard.stream()
                            .filter(Heard::timed)
                            .map(each -> each.firstToken() - usual)
                            .toList(),
                    Bar.atMost(Statistic.P95, 100)));
            rows.accept(Figure.of(
                    "lost, doubled or reordered chunks a stream, " + runtime,
                    "chunks",
                    heard.stream().map(each -> (double) each.chunks().wrong()).toList(),
                    Bar.atMost(Statistic.MAX, 0)));
        }
    }

    private static List<Double> alone(ChatClient client) {
        return IntStream.range(0, ALONE)
                .mapToObj(i -> ask(client, "alone" + i, true).firstToken())
                .toList();
    }

    private static List<Heard> crowd(ChatClient client) {
        long between = GAP.multipliedBy(WORDS).dividedBy(APPLICATIONS).toNanos();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(APPLICATIONS);
        try {
            return IntStream.range(0, APPLICATIONS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> asksOn(client, i), after(threads, i * between)))
                    .toList()
                    .stream()
                    .flatMap(each -> each.join().stream())
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Executor after(ScheduledExecutorService threads, long nanos) {
        return task -> threads.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    private static List<Heard> asksOn(ChatClient client, int application) {
        List<Heard> heard = new ArrayList<>();
        for (int answer = 0; answer < ANSWERS; answer++) {
            boolean timed = answer >= FIRST_TIMED && answer < FIRST_TIMED + TIMED;
            heard.add(ask(client, "a" + application + "q" + answer, timed));
        }
        return heard;
    }

    private static Heard ask(ChatClient client, String name, boolean timed) {
        List<String> words = IntStream.range(0, WORDS)
                .mapToObj(i -> (i == 0 ? "" : " ") + name + "w" + i)
                .toList();
        StreamRecord stream = client.stream(ChatRequest.asking(Networks.MODEL, String.join("", words))
                .with("max_tokens", WORDS)
                .streamed());
        if (stream.status() != 200 || stream.contentEvents().isEmpty()) {
            throw new IllegalStateException("stream " + name + " was answered " + stream.status() + ": "
                    + stream.text().lines().findFirst().orElse("nothing"));
        }
        return Heard.of(stream, words, timed);
    }

    /** @param firstToken in ms */
    private record Heard(double firstToken, Chunks chunks, boolean timed) {
        static Heard of(StreamRecord stream, List<String> words, boolean timed) {
            List<String> seen = stream.contentEvents().stream()
                    .map(event -> event.json()
                            .orElseThrow()
                            .at("/choices/0/delta/content")
                            .asText())
                    .toList();
            double firstToken = stream.contentEvents().get(0).arrivedAfter().toNanos() / 1e6;
            return new Heard(firstToken, Chunks.compare(words, seen), timed);
        }
    }
}
