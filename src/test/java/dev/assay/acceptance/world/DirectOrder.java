package dev.assay.acceptance.world;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.FaultOrder;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.HostCall;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The owner ordering new work from a host directly, past the gateway, who learns nothing of it: the session cannot be
 * finalized afterwards.
 */
public final class DirectOrder {
    private static final byte[] NO_ROOT = {};

    private final World world;
    private final Session session;
    private final Hosts hosts;
    private final Faults faults;
    private int askedHost;
    private List<HistoryEntry> historyBefore;
    private Job job;
    private StreamRecord firstAnswer;
    private StreamRecord answer;
    private ArmedFault counter;

    public DirectOrder(World world, Session session, Hosts hosts, Faults faults) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
        this.faults = faults;
    }

    /** Asks the host to which the nonce falls. */
    public void orderedUnder(Nonce choice) {
        HostCall call = composed(choice).signedBy(session.escrow().owner());
        answer = hosts.host(askedHost).chat(call);
    }

    /**
     * Asks for new work, and then sends the very same request again. The same work done twice gives the same bytes, so it is
     * counted by a fault that strikes whenever work is done and harms nobody.
     */
    public void orderedTwice() {
        HostCall call = composed(Nonce.NEXT).signedOnce(session.escrow().owner(), Instant.now());
        counter = faults.host(
                askedHost, FaultOrder.of("delay_inference").with("ms", 1).always());
        firstAnswer = hosts.host(askedHost).chat(call);
        answer = hosts.host(askedHost).chat(call);
    }

    private HostCall composed(Nonce choice) {
        List<HistoryEntry> history = hosts.histories().values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        long nonce = choice.after(history);
        askedHost = session.escrow().group().executorSlot(nonce);
        historyBefore = hosts.history(askedHost);
        job = Job.of(nonce, world.model(), prompt(), Instant.now());
        List<HistoryEntry> earlier =
                history.stream().filter(entry -> entry.nonce() < nonce).toList();
        return HostCall.work(session.escrow().id(), earlier, signed(nonce), job.payload());
    }

    private byte[] prompt() {
        return ChatRequest.asking(world.model(), world.names().question())
                .with("stream", BooleanNode.TRUE)
                .bytes()
                .toByteArray();
    }

    /** Without a root to compare with, so that the host cannot refuse it for that (contract 4.3). */
    private SignedDiff signed(long nonce) {
        List<DevshardTx> txs = List.of(Transactions.start(job.start()));
        return DiffMistake.signed(
                nonce, txs, session.escrow().id(), session.escrow().owner(), NO_ROOT);
    }

    /** How often the host has done the work. */
    public long timesDone() {
        return counter.now().taken();
    }

    /** To the first of two requests. */
    public StreamRecord firstAnswer() {
        return firstAnswer;
    }

    /** The diffs that the asked host holds now, also those that the gateway knows nothing of. */
    public List<HistoryEntry> wholeHistoryNow() {
        return hosts.host(askedHost).diffs(session.escrow().id(), 1, job.id() + 1);
    }

    /** What the host has to say of the job and no diff has carried yet. */
    public List<String> mempoolAboutTheJob() {
        return hosts.host(askedHost).mempool(session.escrow().id()).stream()
                .filter(tx -> Transactions.inferenceId(tx).orElse(0) == job.id())
                .map(Transactions::describe)
                .toList();
    }

    public StreamRecord answer() {
        return answer;
    }

    public Start job() {
        return job.start();
    }

    public Address askedHost() {
        return world.network().hostAddress(askedHost);
    }

    public List<HistoryEntry> historyBefore() {
        return historyBefore;
    }

    public List<HistoryEntry> historyNow() {
        return hosts.history(askedHost);
    }
}
