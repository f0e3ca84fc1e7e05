package dev.assay.acceptance.world;

import dev.assay.acceptance.client.ChainControl;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.HostCall;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.acceptance.environment.Capability;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
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
        answer = hosts.host(ASKED).chat(caller.prove(call, new KeysOfTheScenario()));
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

    private final class KeysOfTheScenario implements Caller.Keys {
        @Override
        public PrivateKey owner() {
            return session.escrow().owner();
        }

        @Override
        public PrivateKey otherHost() {
            world.network().require(Capability.HOST_KEYS);
            return world.network().hostKey(OTHER);
        }

        @Override
        public PrivateKey operationalKeyOfOtherHost() {
            world.network().require(Capability.CHAIN_CONTROL);
            PrivateKey operational = PrivateKey.generate();
            Address validator = world.network().hostAddress(OTHER);
            ChainControl chain = new ChainControl(world.network().chain(), world.evidence());
            chain.grant(validator, operational.address());
            world.afterwards("the grant is revoked", () -> chain.revoke(validator, operational.address()));
            return operational;
        }
    }
}
