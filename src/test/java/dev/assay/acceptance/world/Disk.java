package dev.assay.acceptance.world;

import dev.assay.acceptance.client.FaultOrder;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.HostCall;
import dev.assay.acceptance.client.StreamRecord;
import java.util.Comparator;
import java.util.List;

/** Hosts whose disk fails, and the owner who sends them what they lack. */
public final class Disk {
    private final Session session;
    private final Hosts hosts;
    private final Faults faults;
    private List<HistoryEntry> lacking;
    private StreamRecord answer;

    public Disk(Session session, Hosts hosts, Faults faults) {
        this.session = session;
        this.hosts = hosts;
        this.faults = faults;
    }

    /** @param which of the diffs that the host lacks, from 1 */
    public void failsWhileCatchingUp(int host, int which) {
        hosts.remember(List.of(host));
        int held = hosts.historyBefore(host).size();
        List<HistoryEntry> longest = longest();
        lacking = longest.subList(held, longest.size());
        if (lacking.size() < which) {
            throw new AssertionError(
                    "host " + host + " lacks " + lacking.size() + " diffs, too few to fail under number " + which);
        }
        faults.host(host, failing("diff", held + which));
        sendsAgain(host);
    }

    /** The owner sends what the host lacked. */
    public void sendsAgain(int host) {
        HostCall call = HostCall.catchUp(session.escrow().id(), session.nonce(), lacking);
        answer = hosts.host(host).chat(call.signedBy(session.escrow().owner()));
    }

    /** @param what {@code diff} or {@code work} */
    public void failsUnderTheNextQuestion(String what) {
        long nonce = session.nonce() + 1;
        int executor =
                session.escrow().group().executorSlot(nonce) % hosts.all().size();
        faults.host(executor, failing(what, nonce));
    }

    private static FaultOrder failing(String what, long nonce) {
        return FaultOrder.of("fail_write").with("what", what).nonce(nonce);
    }

    public StreamRecord answer() {
        return answer;
    }

    public HistoryEntry latest() {
        List<HistoryEntry> longest = longest();
        return longest.get(longest.size() - 1);
    }

    private List<HistoryEntry> longest() {
        return hosts.histories().values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }
}
