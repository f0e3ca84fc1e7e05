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
import dev.assay.acceptance.environment.SeededEscrow;
import dev.assay.acceptance.environment.ServiceControl;
import dev.assay.acceptance.environment.ServiceName;
import dev.assay.acceptance.environment.Tenancy;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.environment.Topology.Part;
import dev.assay.acceptance.world.Networks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What becomes slower as a session grows. */
final class SessionBench {
    private static final int EARLY = 100;
    private static final int LATE = 1_000;
    /** Nonces on either side of those two. */
    private static final int AROUND = 50;

    private static final int SESSIONS = 3;
    private static final int DIFFS = 10_000;
    private static final int RECOVERIES = 5;

    private final EnvironmentPool networks;
    private final RuntimeKind runtime;

    SessionBench(EnvironmentPool networks, RuntimeKind runtime) {
        this.networks = networks;
        this.runtime = runtime;
    }

    /**
     * How many times as long a chat takes at nonce 1,000 as one at nonce 100, in sessions that are settled afterwards. The
     * first session does not count: code that is still being compiled would make its early chats look slow. Asked through
     * the client of streams: what REST Assured adds to each would make the two look alike.
     */
    void growth(Consumer<Row> rows) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i <= SESSIONS; i++) {
            Topology network = Networks.inOnePiece(Networks.ofOneEscrow(Networks.ofHosts(3)))
                    .withSetting(Part.CHAIN, "DEVSHARD_E2E_AMOUNT", "1000000000");
            try (Lease lease = networks.lease(network, Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
                List<Double> millis = chats(lease.environment());
                if (i > 0) {
                    ratios.add(around(millis, LATE) / around(millis, EARLY));
                }
                settle(lease.environment());
            }
        }
        rows.accept(Figure.of(
                "a chat at nonce 1,000 against one at nonce 100, " + runtime,
                "x",
                ratios,
                Bar.atMost(Statistic.MEDIAN, 1.2)));
    }

    private static List<Double> chats(Environment network) {
        ChatClient client = new ChatClient(network.gateway(), Bearer.of(network.adminKey()), Witness.none());
        List<Double> millis = new ArrayList<>();
        for (int nonce = 1; nonce <= LATE + AROUND; nonce++) {
            ChatRequest question =
                    ChatRequest.asking(Networks.MODEL, "Question " + nonce).with("max_tokens", 64);
            Stopwatch watch = Stopwatch.start();
            int status = client.stream(question).status();
            millis.add(watch.millis());
            if (status != 200) {
                throw new IllegalStateException("chat " + nonce + " was answered " + status);
            }
        }
        return millis;
    }

    private static double around(List<Double> millis, int nonce) {
        return Spread.of(millis.subList(nonce - AROUND, nonce + AROUND)).median();
    }

    private static void settle(Environment network) {
        String escrow = network.seededEscrow().map(SeededEscrow::id).orElseThrow();
        new GatewayAdmin(network.gateway(), Bearer.of(network.adminKey()), Witness.none())
                .session(escrow)
                .finalizeSession();
    }

    /** From the start of a host that was killed until it answers again; it replays its diffs before it listens. */
    void recovery(Consumer<Row> rows) {
        Topology topology = Networks.ofHosts(1);
        try (Lease lease = networks.lease(topology, Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            LongSession session = new LongSession(lease.environment());
            session.grow(DIFFS);
            ServiceControl host = lease.environment().service(ServiceName.host(0));
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < RECOVERIES; i++) {
                host.kill();
                Stopwatch watch = Stopwatch.start();
                host.start();
                seconds.add(watch.seconds());
                if (session.held(DIFFS) != DIFFS) {
                    throw new IllegalStateException("the host has lost what it held");
                }
            }
            rows.accept(Figure.of(
                    "a host with 10,000 diffs is back, " + runtime, "s", seconds, Bar.atMost(Statistic.MEDIAN, 5)));
        }
    }
}
