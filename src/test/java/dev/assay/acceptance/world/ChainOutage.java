package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.HostCall;
import dev.assay.acceptance.environment.SecretKey;
import java.util.Optional;

/** The chain in trouble, and an escrow that was deposited meanwhile and wants its session. */
public final class ChainOutage {
    private static final int HOST = 0;

    private final World world;
    private final Session session;
    private final Hosts hosts;
    private final Faults faults;
    private SecretKey owner;
    private Escrow fresh;
    private Answer ofTheGateway;
    private Answer ofTheHost;

    public ChainOutage(World world, Session session, Hosts hosts, Faults faults) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
        this.faults = faults;
    }

    public void begins(ChainTrouble trouble) {
        faults.chain(trouble.order());
    }

    public void ends() {
        faults.last().cancel();
    }

    /** Deposits an escrow that neither the gateway nor a host knows. */
    public void deposit() {
        owner = SecretKey.generate();
        world.evidence().secret("owner's key", owner.hex());
        fresh = session.deposit(owner.key());
    }

    /** Asks the gateway and a host for a session of it. */
    public void openSession() {
        ofTheHost = hosts.host(HOST).post(HostCall.catchUp(fresh.id(), 0).signedBy(owner.key()));
        ofTheGateway = session.admin().tryToLoad(fresh.id(), owner.hex(), Optional.of(world.model()));
        if (ofTheGateway.status() < 300) {
            session.isUnloadedAfterwards(fresh);
        }
    }

    public Answer ofTheGateway() {
        return ofTheGateway;
    }

    public Answer ofTheHost() {
        return ofTheHost;
    }

    /** What the host says of the new session now. */
    public Answer statsOfTheHost() {
        return hosts.host(HOST).stats(fresh.id());
    }
}
