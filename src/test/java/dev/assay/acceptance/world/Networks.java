package dev.assay.acceptance.world;

import dev.assay.acceptance.environment.GatewayForm;
import dev.assay.acceptance.environment.StubEngine;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.environment.Topology.Part;
import java.time.Duration;

/** The networks that features speak of. Where a feature says nothing, hosts say the question back, word by word. */
public final class Networks {
    /** The one model that every network serves. */
    public static final String MODEL = "assay/echo";

    /** Between two words of an answer: long enough to be seen over the network's own time, short for who waits. */
    public static final Duration PAUSE = Duration.ofMillis(5);

    private Networks() {}

    public static Topology ofHosts(int hosts) {
        return Topology.ofHosts(hosts)
                .answering(StubEngine.ECHO, PAUSE)
                .withSetting(Part.GATEWAY, "DEVSHARD_MODEL", MODEL);
    }

    public static Topology inOnePiece(Topology network) {
        return network.answering(StubEngine.FIXED, Duration.ZERO);
    }

    /** In which every host draws every answer of the others (contract 4.7: the rate is split among the peers). */
    public static Topology recheckingAll(Topology network) {
        return network.withParam("DEVSHARD_VALIDATION_RATE", 10_000L * (network.hosts() - 1));
    }

    public static Topology ofOneEscrow(Topology network) {
        return network.withGateway(GatewayForm.ONE_ESCROW);
    }
}
