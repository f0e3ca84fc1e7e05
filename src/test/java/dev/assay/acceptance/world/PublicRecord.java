package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.HostTransport;
import java.util.List;

/** What a stranger gets to read of the session from a host. */
public final class PublicRecord {
    /** The host that has worked for the session after one question. */
    private static final int ASKED = 1;

    /** Another one of the group. */
    private static final int OTHER = 2;

    private final World world;
    private final Session session;
    private final Hosts hosts;
    private List<HistoryEntry> read;

    public PublicRecord(World world, Session session, Hosts hosts) {
        this.world = world;
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

    /** Returns what the host says to whoever asks so for the question and the answer of the first inference. */
    public Answer isAskedWhatWasSaid(WrongProof proof) {
        HostTransport host = hosts.host(ASKED);
        String route = host.session(session.escrow().id(), "payloads?inference_id=1");
        return host.get(route, proof.headers(world.network().hostAddress(OTHER)));
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
