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

    /** Whose hosts have their work done by a real model. */
    public static Topology withAnEngine(int hosts) {
        return Topology.ofHosts(hosts).withAnEngine().withSetting(Part.GATEWAY, "DEVSHARD_MODEL", MODEL);
    }

    public static Topology inOnePiece(Topology network) {
        return network.answering(StubEngine.FIXED, Duration.ZERO);
    }

    /**
     * In which a host has a second to take a job and a second to finish it, and the gateway waits no longer for a first word,
     * for the next one, for what comes after the last one, or beyond a deadline.
     */
    public static Topology withShortDeadlines(Topology network) {
        return network.withParam("DEVSHARD_REFUSAL_TIMEOUT", 1)
                .withParam("DEVSHARD_EXECUTION_TIMEOUT", 1)
                .withSetting(Part.GATEWAY, "DEVSHARD_TIMEOUT_GRACE_MS", "100")
                .withSetting(Part.GATEWAY, "GATEWAY_FIRST_TOKEN_TIMEOUT_MS", "1000")
                .withSetting(Part.GATEWAY, "GATEWAY_STALL_TIMEOUT_MS", "1000")
                .withSetting(Part.GATEWAY, "DEVSHARD_META_DRAIN_TIMEOUT_SECONDS", "1");
    }

    /** In which hosts look for what they missed as soon as they can, and not every half minute. */
    public static Topology gossipingOften(Topology network) {
        return network.withSetting(Part.HOSTS, "DEVSHARD_GOSSIP_INTERVAL", "200ms");
    }

    public static Topology ofOneEscrow(Topology network) {
        return network.withGateway(GatewayForm.ONE_ESCROW);
    }
}
