package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.HostCall;
import dev.assay.acceptance.client.HostTransport;
import dev.assay.acceptance.environment.ServiceName;
import java.util.List;
import java.util.Map;

/** The version a host serves, which is in the addresses of its routes, and the one a session is bound to. */
public final class Versions {
    private static final String PREFIX = "DEVSHARD_ROUTE_PREFIX";

    private final World world;
    private final Session session;
    private final Hosts hosts;
    private String served;

    public Versions(World world, Session session, Hosts hosts) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
    }

    /** The version a host says the scenario's session is bound to. */
    public String boundOn(int host) {
        return hosts.host(host)
                .stats(session.escrow().id())
                .mustHave(200)
                .document()
                .text("version");
    }

    /** Starts the host again, on the data it had, for another version. */
    public void serves(int host, String version) {
        hosts.remember(List.of(host));
        served = "/devshard/" + version;
        world.network().service(ServiceName.host(host)).restartWith(Map.of(PREFIX, served));
    }

    /** Starts the host again for the version it was made for. */
    public void servesAsBefore(int host) {
        served = world.topology().routePrefix();
        world.network().service(ServiceName.host(host)).restartWith(Map.of(PREFIX, served));
    }

    /** The owner asks the host, at the addresses it serves now, for the session as it stands. */
    public Answer askedByTheOwner(int host) {
        HostCall call = HostCall.catchUp(session.escrow().id(), session.nonce());
        return transport(host, served).post(call.signedBy(session.escrow().owner()));
    }

    /** Anybody reads the session's history there. */
    public Answer readByAnybody(int host) {
        return readUnder(host, served);
    }

    public Answer readUnder(int host, String prefix) {
        HostTransport there = transport(host, prefix);
        return there.get(there.session(session.escrow().id(), "diffs?from=1&to=1"));
    }

    private HostTransport transport(int host, String prefix) {
        return new HostTransport(world.network().host(host), prefix, world.evidence());
    }
}
