package dev.assay.acceptance.world;

import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.HostCall;
import dev.assay.acceptance.client.StreamRecord;
import java.util.Comparator;
import java.util.List;

/** The owner bringing diffs to the host that is furthest behind, past the gateway. */
public final class MissedDiffs {
    private final Session session;
    private final Hosts hosts;
    private int host = -1;
    private List<HistoryEntry> whole;
    private List<HistoryEntry> before;
    private StreamRecord answer;

    public MissedDiffs(Session session, Hosts hosts) {
        this.session = session;
        this.hosts = hosts;
    }

    /** All but the first of those that the host lacks. */
    public void bringWithAGap() {
        host = hosts.all().stream()
                .min(Comparator.comparingInt(index -> hosts.history(index).size()))
                .orElseThrow();
        whole = hosts.histories().values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        before = hosts.history(host);
        if (whole.size() < before.size() + 2) {
            throw new AssertionError("no host is two diffs behind: all hold at least " + before.size() + " of "
                    + whole.size() + " diffs");
        }
        bring(whole.subList(before.size() + 1, whole.size()));
    }

    /** Every diff there is, the old ones first. */
    public void bringAll() {
        bring(whole);
    }

    private void bring(List<HistoryEntry> diffs) {
        HostCall call = HostCall.catchUp(session.escrow().id(), session.nonce(), diffs);
        answer = hosts.host(host).chat(call.signedBy(session.escrow().owner()));
    }

    public StreamRecord answer() {
        return answer;
    }

    /** What the host held before anything was brought. */
    public List<HistoryEntry> before() {
        return before;
    }

    /** What the host that is furthest ahead holds. */
    public List<HistoryEntry> whole() {
        return whole;
    }

    public List<HistoryEntry> now() {
        return hosts.history(host);
    }
}
