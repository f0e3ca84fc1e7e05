package dev.assay.acceptance.world;

import dev.assay.acceptance.client.SessionState;
import dev.assay.acceptance.client.SignatureOverview;
import dev.assay.acceptance.environment.ServiceControl;
import dev.assay.acceptance.environment.ServiceName;

/** The gateway going down, and what it showed before. */
public final class GatewayOutage {
    private final World world;
    private final Session session;
    private final Hosts hosts;
    private SessionState before;
    private SignatureOverview signaturesBefore;

    public GatewayOutage(World world, Session session, Hosts hosts) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
    }

    public void restarts(Stop how) {
        before = session.gateway().state();
        signaturesBefore = session.gateway().signatures();
        hosts.remember(hosts.all());
        how.apply(gateway());
        start();
    }

    public void kill() {
        gateway().kill();
    }

    public void start() {
        gateway().start();
    }

    /** While the gateway is away, the chain restarts and has forgotten the escrow. */
    public void restartsWhileTheChainForgets() {
        world.spoils("its chain has forgotten the escrows, and gives their numbers out again");
        gateway().stop();
        world.network().service(ServiceName.CHAIN).restart();
        start();
    }

    /** The session's state as it was before the gateway went down. */
    public SessionState stateBefore() {
        return before;
    }

    /** The signatures that the gateway knew before it went down. */
    public SignatureOverview signaturesBefore() {
        return signaturesBefore;
    }

    private ServiceControl gateway() {
        return world.network().service(ServiceName.GATEWAY);
    }
}
