package dev.assay.acceptance.world;

import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.HostCall;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.devshard.protocol.Address;
import java.util.List;

/** Somebody asking a host directly for work on the scenario's session, past the gateway. */
public final class Work {
    /** The host that is asked, and the one whose keys are borrowed. */
    private static final int ASKED = 1;

    private static final int OTHER = 2;

    private final World world;
    private final Session session;
    private final Hosts hosts;
    private List<HistoryEntry> historyBefore;
    private StreamRecord answer;

    public Work(World world, Session session, Hosts hosts) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
    }

    public void requestedBy(Caller caller) {
        historyBefore = hosts.history(ASKED);
        HostCall call = HostCall.catchUp(session.escrow().id(), session.nonce());
        answer = hosts.host(ASKED).chat(caller.prove(call, new ScenarioKeys(world, session.escrow())));
    }

    public StreamRecord answer() {
        return answer;
    }

    public Address askedHost() {
        return world.network().hostAddress(ASKED);
    }

    public List<HistoryEntry> historyBefore() {
        return historyBefore;
    }

    public List<HistoryEntry> historyNow() {
        return hosts.history(ASKED);
    }
}
