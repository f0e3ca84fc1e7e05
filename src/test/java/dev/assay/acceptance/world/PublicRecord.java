package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.HostTransport;
import java.util.List;

/** What a stranger gets to read of the session from a host. */
public final class PublicRecord {
    /** The host that has worked for the session after one question. */
    private static final int ASKED = 1;

    private final Session session;
    private final Hosts hosts;
    private List<HistoryEntry> read;

    public PublicRecord(Session session, Hosts hosts) {
        this.session = session;
        this.hosts = hosts;
    }

    public void isReadBetween(long from, long to) {
        read = hosts.host(ASKED).diffs(session.escrow().id(), from, to);
    }

    /** Returns what the host says to that. */
    public Answer isReadInVain(WrongReading wrong) {
        HostTransport host = hosts.host(ASKED);
        return host.get(host.session(session.escrow().id(), wrong.route()));
    }

    /** The nonces of the diffs that were read last, in their order. */
    public List<Long> nonces() {
        return read.stream().map(HistoryEntry::nonce).toList();
    }

    /** The nonces of all diffs the host has, in their order. */
    public List<Long> allNonces() {
        return hosts.history(ASKED).stream().map(HistoryEntry::nonce).toList();
    }
}
