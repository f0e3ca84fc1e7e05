package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.SessionState;
import dev.assay.acceptance.environment.ServiceControl;
import dev.assay.acceptance.environment.ServiceName;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The gateway going down, at rest or in the middle of something, and what it showed before. */
public final class GatewayOutage {
    private final World world;
    private final Session session;
    private final Application application;
    private final Hosts hosts;
    private SessionState before;

    public GatewayOutage(World world, Session session, Application application, Hosts hosts) {
        this.world = world;
        this.session = session;
        this.application = application;
        this.hosts = hosts;
    }

    public void restarts(Stop how) {
        before = session.gateway().state();
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

    /** Kills it as soon as the session is not active any more; finalizing may be at any step then. */
    public void killedWhileFinalizing() {
        CompletableFuture<?> finalizing = CompletableFuture.runAsync(session::finish);
        world.eventually()
                .until(
                        "the session to leave its active phase",
                        () -> session.status().phase(),
                        not(equalTo("active")));
        killedDuring(finalizing);
    }

    /** Kills it as soon as a host has the job, so before or while its answer is passed on. */
    public void killedWhileAnswering() {
        long nonce = session.nonce();
        CompletableFuture<?> answering = CompletableFuture.runAsync(application::streamsToNobody);
        world.eventually().until("a host to hold the nonce of the answer", this::latestNonceHeld, greaterThan(nonce));
        killedDuring(answering);
    }

    private long latestNonceHeld() {
        return hosts.histories().values().stream()
                .flatMap(List::stream)
                .mapToLong(HistoryEntry::nonce)
                .max()
                .orElse(0);
    }

    /** What was asked for ends with the gateway, one way or another. */
    private void killedDuring(CompletableFuture<?> call) {
        gateway().kill();
        call.handle((done, cut) -> done).join();
    }

    /** The session's state as it was before the gateway went down. */
    public SessionState stateBefore() {
        return before;
    }

    private ServiceControl gateway() {
        return world.network().service(ServiceName.GATEWAY);
    }
}
