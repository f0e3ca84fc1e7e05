package dev.assay.acceptance.bench;

import dev.assay.acceptance.client.Bearer;
import dev.assay.acceptance.client.ChatClient;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.GatewayAdmin;
import dev.assay.acceptance.client.Witness;
import dev.assay.acceptance.environment.Environment;
import dev.assay.acceptance.environment.EnvironmentPool;
import dev.assay.acceptance.environment.Lease;
import dev.assay.acceptance.environment.LifecycleListener;
import dev.assay.acceptance.environment.RuntimeKind;
import dev.assay.acceptance.environment.Storage;
import dev.assay.acceptance.environment.Tenancy;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.world.Networks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** How soon a network is ready, and how fast it answers, in the runtime of this JVM. */
final class NetworkBench {
    private static final int RUNS = 7;
    private static final int FEW = 3;
    private static final int MANY = 7;
    private static final List<Integer> SIZES = List.of(FEW, 5, MANY);
    private static final int WARM_UP = 50;
    private static final int CHATS = 400;

    private final EnvironmentPool networks;
    private final RuntimeKind runtime;

    NetworkBench(EnvironmentPool networks, RuntimeKind runtime) {
        this.networks = networks;
        this.runtime = runtime;
    }

    void ready(Consumer<Row> rows) {
        Topology network = Networks.ofHosts(FEW).storingIn(Storage.POSTGRES);
        List<Double> seconds = new ArrayList<>();
        madeFromNothing(network);
        for (int i = 0; i < RUNS; i++) {
            seconds.add(madeFromNothing(network));
        }
        String name = "3 hosts and PostgreSQL ready";
        rows.accept(Figure.of(name + ", " + runtime, "s", seconds, readyIn(runtime)));
        Unmeasured.otherThan(runtime).forEach(other -> rows.accept(Unmeasured.in(other, name, readyIn(other))));
    }

    private static Bar readyIn(RuntimeKind runtime) {
        return Bar.atMost(Statistic.MEDIAN, runtime == RuntimeKind.EMBEDDED ? 0.6 : 4);
    }

    /** Sizes take turns, so that a machine that becomes busy slows all of them. */
    void growth(Consumer<Row> rows) {
        Map<Integer, List<Double>> seconds = new TreeMap<>();
        List<Double> growth = new ArrayList<>();
        madeFromNothing(Networks.ofHosts(FEW));
        for (int i = 0; i < RUNS; i++) {
            Map<Integer, Double> round = new TreeMap<>();
            SIZES.forEach(hosts -> round.put(hosts, madeFromNothing(Networks.ofHosts(hosts))));
            round.forEach((hosts, took) ->
                    seconds.computeIfAbsent(hosts, none -> new ArrayList<>()).add(took));
            growth.add(round.get(MANY) / round.get(FEW));
        }
        seconds.forEach((hosts, all) -> rows.accept(Figure.of(hosts + " hosts ready, " + runtime, "s", all, Bar.NONE)));
        Bar linear = Bar.atMost(Statistic.MEDIAN, Math.round(100.0 * MANY / FEW) / 100.0);
        String name = "7 hosts ready against 3";
        rows.accept(Figure.of(name + ", " + runtime, "x", growth, linear));
        Unmeasured.otherThan(runtime).forEach(other -> rows.accept(Unmeasured.in(other, name, linear)));
    }

    /** In seconds. A gateway of a single escrow serves one lease only, so each lease is a network made from nothing. */
    private double madeFromNothing(Topology network) {
        Stopwatch watch = Stopwatch.start();
        try (Lease lease = networks.lease(Networks.ofOneEscrow(network), Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            double seconds = watch.seconds();
            lease.environment().services();
            return seconds;
        }
    }

    /**
     * One chat after another, each a new question, over one session, to hosts that answer at once. Through the client of
     * streams, which reads any answer: REST Assured would be two fifths of what is timed.
     */
    void chats(Consumer<Row> rows) {
        Topology network = Networks.inOnePiece(Networks.ofOneEscrow(Networks.ofHosts(FEW)));
        try (Lease lease = networks.lease(network, Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            ChatClient client = client(lease.environment());
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < WARM_UP + CHATS; i++) {
                ChatRequest question =
                        ChatRequest.asking(Networks.MODEL, "Question " + i).with("max_tokens", 64);
                Stopwatch watch = Stopwatch.start();
                int status = client.stream(question).status();
                double took = watch.millis();
                if (status != 200) {
                    throw new IllegalStateException("chat " + i + " was answered " + status);
                }
                if (i >= WARM_UP) {
                    millis.add(took);
                }
            }
            Bar bar = runtime == RuntimeKind.EMBEDDED
                    ? Bar.atMost(Statistic.MEDIAN, 15).andAtMost(Statistic.P95, 40)
                    : Bar.NONE;
            rows.accept(Figure.of("one chat through gateway and host, " + runtime, "ms", millis, bar));
        }
    }

    private static ChatClient client(Environment network) {
        Bearer admin = Bearer.of(network.adminKey());
        new GatewayAdmin(network.gateway(), admin, Witness.none()).status();
        return new ChatClient(network.gateway(), admin, Witness.none());
    }
}
