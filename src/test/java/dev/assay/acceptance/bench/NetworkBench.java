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
import dev.assay.acceptance.environment.Storage;
import dev.assay.acceptance.environment.Tenancy;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.world.Networks;
import java.util.ArrayList;
import java.util.List;

/** How soon a network is ready, and how fast it answers, in the runtime of this JVM. */
final class NetworkBench {
    private static final int WARM_UP = 50;

    private final EnvironmentPool networks;

    NetworkBench(EnvironmentPool networks) {
        this.networks = networks;
    }

    /** A gateway of a single escrow serves one lease only, so each lease is a network made from nothing. */
    Figure ready(String name, int runs, String bar) {
        Topology network = Networks.ofOneEscrow(Networks.ofHosts(3).storingIn(Storage.POSTGRES));
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i <= runs; i++) {
            Stopwatch watch = Stopwatch.start();
            try (Lease lease = networks.lease(network, Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
                if (i > 0) {
                    seconds.add(watch.seconds());
                }
                lease.environment().services();
            }
        }
        return Figure.of(name, "s", seconds, bar);
    }

    /** One chat after another, each a new question, over one session, to hosts that answer at once. */
    Figure chats(String name, int chats, String bar) {
        Topology network = Networks.inOnePiece(Networks.ofOneEscrow(Networks.ofHosts(3)));
        try (Lease lease = networks.lease(network, Tenancy.EXCLUSIVE, LifecycleListener.NOBODY)) {
            ChatClient client = client(lease.environment());
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < WARM_UP + chats; i++) {
                ChatRequest question =
                        ChatRequest.asking(Networks.MODEL, "Question " + i).with("max_tokens", 64);
                Stopwatch watch = Stopwatch.start();
                int status = client.complete(question).status();
                double took = watch.millis();
                if (status != 200) {
                    throw new IllegalStateException("chat " + i + " was answered " + status);
                }
                if (i >= WARM_UP) {
                    millis.add(took);
                }
            }
            return Figure.of(name, "ms", millis, bar);
        }
    }

    private static ChatClient client(Environment network) {
        Bearer admin = Bearer.of(network.adminKey());
        new GatewayAdmin(network.gateway(), admin, Witness.none()).status();
        return new ChatClient(network.gateway(), admin, Witness.none());
    }
}
