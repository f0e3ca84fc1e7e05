package dev.assay.acceptance.world;

import dev.assay.acceptance.client.ChainControl;
import dev.assay.acceptance.client.Eventually;
import dev.assay.acceptance.door.AcceptanceRun;
import dev.assay.acceptance.environment.Capability;
import dev.assay.acceptance.environment.Environment;
import dev.assay.acceptance.environment.Lease;
import dev.assay.acceptance.environment.ServiceName;
import dev.assay.acceptance.environment.Tenancy;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.evidence.Evidence;
import dev.assay.acceptance.evidence.Secrets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.picocontainer.Disposable;

/**
 * The network that one scenario uses, and what happened on it. The scenario says which network it wants; the network is
 * leased when it is first used, and given back when the scenario ends, whatever happened.
 */
public final class World implements Disposable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Evidence evidence = new Evidence(Secrets.ofThisRun());
    private final Names names = new Names(AcceptanceRun.current().id());
    private Topology wanted;
    private final Set<Capability> needs = EnumSet.noneOf(Capability.class);
    private Tenancy tenancy = Tenancy.SHARED;
    private Lease lease;

    public Evidence evidence() {
        return evidence;
    }

    /** Names that no other scenario uses. */
    public Names names() {
        return names;
    }

    /** The scenario will stop or start services: nobody else may use its network meanwhile. */
    public void alone() {
        tenancy = Tenancy.EXCLUSIVE;
    }

    /** For what would reach neighbours on the same network. */
    void mustBeAlone(String reason) {
        if (tenancy != Tenancy.EXCLUSIVE) {
            throw new IllegalStateException(reason + ": tag the scenario @exclusive");
        }
    }

    /** Without this the scenario is skipped, as soon as it uses its network. */
    public void needs(Capability capability) {
        needs.add(capability);
    }

    public void wants(Topology topology) {
        if (lease != null) {
            throw new IllegalStateException("the scenario uses a network already; say which one it wants first");
        }
        wanted = topology;
    }

    public Topology topology() {
        if (wanted == null) {
            throw new IllegalStateException("the scenario has not said which network it wants:"
                    + " begin with \"Given a devshard network of 3 hosts\"");
        }
        return wanted;
    }

    /** The network, leased now if it was not yet. */
    public synchronized Environment network() {
        if (lease == null) {
            lease = AcceptanceRun.current().environments().lease(topology(), tenancy, evidence::event);
            Environment network = lease.environment();
            needs.forEach(network::require);
            network.secrets().forEach(evidence::secret);
            if (network.topology().hasNetwork()) {
                evidence.place(network.chain(), ServiceName.CHAIN);
                evidence.place(network.gateway(), ServiceName.GATEWAY);
            }
            network.engine().ifPresent(engine -> evidence.place(engine.url(), ServiceName.ENGINE));
            IntStream.range(0, network.hosts()).forEach(i -> evidence.place(network.host(i), ServiceName.host(i)));
            network.services().forEach(service -> evidence.logsOf(service, network.service(service)::logTail));
        }
        return lease.environment();
    }

    /** The chain's orders; where it takes none, the scenario is skipped. */
    ChainControl chain() {
        network().require(Capability.CHAIN_CONTROL);
        return new ChainControl(network().chain(), evidence);
    }

    /** The model that the network's gateway serves. */
    public String model() {
        return network().model();
    }

    /** Has something undone when the scenario gives its network back. */
    void afterwards(String what, Runnable undo) {
        network();
        lease.onRelease(what, undo);
    }

    /** No other scenario is to use this network: something was lost that nobody can bring back. */
    void spoils(String why) {
        network();
        lease.spoil(why);
    }

    /** The judge's way to wait. */
    Eventually eventually() {
        return new Eventually(PATIENCE, evidence);
    }

    @Override
    public void dispose() {
        if (lease != null) {
            lease.close();
        }
    }
}
