package dev.assay.acceptance.world;

import dev.assay.acceptance.environment.Health;
import dev.assay.acceptance.environment.NetworkFault;
import dev.assay.acceptance.environment.ServiceName;
import dev.assay.acceptance.environment.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the scenario does to hosts from outside: cut cables, paused and killed processes. What it leaves, the lease heals. */
public final class NetworkFaults {
    private final World world;
    private final Session session;
    private final Hosts hosts;
    private final Map<String, NetworkFault> begun = new HashMap<>();
    private int killed;

    public NetworkFaults(World world, Session session, Hosts hosts) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
    }

    public void begin(Trouble trouble, int host) {
        NetworkFault fault = world.network().service(ServiceName.host(host)).fault(trouble);
        fault.start();
        begun.put(key(trouble, host), fault);
    }

    /** Cuts a host off; the judge still sees it, and remembers what it holds. */
    public void cutOff(int host) {
        begin(Trouble.PARTITION, host);
        hosts.remember(List.of(host));
    }

    /** How a host fails to say that it is well; empty if it says so. */
    public Optional<String> silenceOf(int host) {
        return Health.complaint(world.network().host(host).resolve("/health"));
    }

    public void end(Trouble trouble, int host) {
        NetworkFault fault = begun.get(key(trouble, host));
        if (fault == null) {
            throw new IllegalStateException(
                    "host " + host + " has no such trouble: the scenario never had it " + trouble);
        }
        fault.heal();
    }

    /** Kills the host to which the session's last nonce fell. */
    public void killTheHostThatAnswers() {
        killed = session.escrow().group().executorSlot(session.nonce());
        hosts.stop(killed, Stop.KILLED);
    }

    public int killed() {
        return killed;
    }

    private static String key(Trouble trouble, int host) {
        return trouble + " " + host;
    }
}
