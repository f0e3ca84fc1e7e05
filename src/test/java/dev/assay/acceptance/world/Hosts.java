package dev.assay.acceptance.world;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.HostTransport;
import dev.assay.acceptance.client.NoAnswer;
import dev.assay.acceptance.environment.ServiceControl;
import dev.assay.acceptance.environment.ServiceName;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The hosts of the scenario's network: what they hold of its session, and how they are stopped and started. */
public final class Hosts {
    private final World world;
    private final Session session;
    private final SortedMap<Integer, List<HistoryEntry>> before = new TreeMap<>();

    public Hosts(World world, Session session) {
        this.world = world;
        this.session = session;
    }

    public List<Integer> all() {
        return IntStream.range(0, world.network().hosts()).boxed().toList();
    }

    public HostTransport host(int index) {
        return new HostTransport(world.network().host(index), world.topology().routePrefix(), world.evidence());
    }

    /** The whole history that a host holds of the session. */
    public List<HistoryEntry> history(int index) {
        return host(index).diffs(session.escrow().id(), 1, session.nonce());
    }

    /** The job that was ordered last, once all hosts know of it. */
    public Start lastOrder() {
        session.gateway().syncHosts();
        return history(0).stream()
                .flatMap(entry -> entry.transactions().stream())
                .filter(DevshardTx::hasStart)
                .map(DevshardTx::getStart)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no job was ordered yet"));
    }

    /** Every host's history, by the host's name. */
    public SortedMap<String, List<HistoryEntry>> histories() {
        SortedMap<String, List<HistoryEntry>> all = new TreeMap<>();
        all().forEach(index -> all.put(ServiceName.host(index), history(index)));
        return all;
    }

    /** What a host held before something was last restarted, or it was cut off. */
    public List<HistoryEntry> historyBefore(int index) {
        List<HistoryEntry> held = before.get(index);
        if (held == null || held.isEmpty()) {
            throw new AssertionError("host " + index + " held no history of the session before it was restarted");
        }
        return held;
    }

    /** The signatures of the state after this nonce that a host shows, by slot. */
    public SortedMap<Integer, ByteString> signatures(int index, long nonce) {
        return host(index).signatures(session.escrow().id(), nonce);
    }

    public void stop(int index, Stop how) {
        // Registered before the stop, so done after the host is back.
        isTrustedAfterwards(index);
        how.apply(control(index));
    }

    public void start(int index) {
        control(index).start();
    }

    /** Has {@link #historyBefore} tell what these hold now; of a host that is not there, nothing. */
    public void remember(List<Integer> indexes) {
        indexes.forEach(index -> before.put(index, historyIfThere(index)));
    }

    private List<HistoryEntry> historyIfThere(int index) {
        try {
            return history(index);
        } catch (NoAnswer away) {
            return List.of();
        }
    }

    /** Stops these, then starts them: for a moment none of them is there. */
    public void restart(List<Integer> indexes, Stop how) {
        remember(indexes);
        indexes.forEach(index -> stop(index, how));
        indexes.forEach(this::start);
    }

    /** A gateway keeps in mind, for all sessions, who was away or failed: it is told to forget when the scenario is over. */
    void isTrustedAfterwards(int index) {
        world.afterwards(ServiceName.host(index) + " is trusted again", () -> isTrustedAgain(index));
    }

    /** A gateway that does not answer has somebody else to bring it back. */
    private void isTrustedAgain(int index) {
        try {
            session.admin().unquarantine(world.network().hostAddress(index));
        } catch (NoAnswer gatewayIsAway) {
            world.evidence().note("the gateway was away when " + ServiceName.host(index) + " was to be trusted again");
        }
    }

    private ServiceControl control(int index) {
        return world.network().service(ServiceName.host(index));
    }
}
