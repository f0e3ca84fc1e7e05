package dev.assay.acceptance.world;

import dev.assay.acceptance.client.FaultOrder;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.HostCall;
import dev.assay.acceptance.client.Json;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.CanonicalJson;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.PayloadJson;
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
    private static final long TOKENS = 100;

    private final World world;
    private final Session session;
    private final Hosts hosts;
    private final Faults faults;
    private int askedHost;
    private List<HistoryEntry> historyBefore;
    private Start job;
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
        byte[] prompt = prompt();
        job = start(nonce, prompt);
        PayloadJson payload = new PayloadJson(prompt, job.getModel(), TOKENS, TOKENS, job.getStartedAt());
        List<HistoryEntry> earlier =
                history.stream().filter(entry -> entry.nonce() < nonce).toList();
        return HostCall.work(session.escrow().id(), earlier, signed(nonce), payload);
    }

    private byte[] prompt() {
        var request = Json.object().put("model", world.model()).put("stream", true);
        request.putArray("messages")
                .addObject()
                .put("role", "user")
                .put("content", world.names().question());
        return Json.write(request).toByteArray();
    }

    private Start start(long nonce, byte[] prompt) {
        try {
            Hash hash = CanonicalJson.promptHash(prompt);
            long now = Instant.now().getEpochSecond();
            return Transactions.start(nonce, hash, world.model(), TOKENS, TOKENS, now)
                    .getStart();
        } catch (MalformedMessage never) {
            throw new IllegalStateException(never);
        }
    }

    /** Without a root to compare with, so that the host cannot refuse it for that (contract 4.3). */
    private SignedDiff signed(long nonce) {
        List<DevshardTx> txs = List.of(Transactions.start(job));
        byte[] content = SigningContent.diff(nonce, txs, session.escrow().id(), NO_ROOT);
        return new SignedDiff(nonce, txs, session.escrow().owner().sign(content), NO_ROOT);
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
        return hosts.host(askedHost).diffs(session.escrow().id(), 1, job.getInferenceId() + 1);
    }

    /** What the host has to say of the job and no diff has carried yet. */
    public List<String> mempoolAboutTheJob() {
        return hosts.host(askedHost).mempool(session.escrow().id()).stream()
                .filter(tx -> Transactions.inferenceId(tx).orElse(0) == job.getInferenceId())
                .map(Transactions::describe)
                .toList();
    }

    public StreamRecord answer() {
        return answer;
    }

    public Start job() {
        return job;
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
