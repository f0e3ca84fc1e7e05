package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.HostCall;
import dev.assay.acceptance.environment.Capability;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A diff that a host must refuse, sent by the owner past the gateway, who need not know of it: it never counts. (Or that the
 * host must apply, to show that it refuses the others for what is wrong with them; the gateway cannot go on then.)
 */
public final class WrongDiff {
    private static final int ASKED = 0;
    private static final byte[] NO_ROOT = {};

    private final World world;
    private final Session session;
    private final Hosts hosts;
    private final Suspect suspect;
    private int asked = ASKED;
    private List<HistoryEntry> historyBefore;
    private Answer answer;

    public WrongDiff(World world, Session session, Hosts hosts, Suspect suspect) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
        this.suspect = suspect;
    }

    public void sent(DiffMistake mistake) {
        long next = session.nonce() + 1;
        send(
                ASKED,
                mistake.diff(
                        next,
                        start(next),
                        session.escrow().id(),
                        session.escrow().owner()));
    }

    /** The executor speaks up for the answer that it is accused of. */
    public void withAVoteOfTheAccused() {
        world.network().require(Capability.HOST_KEYS);
        PrivateKey accused = world.network().hostKey(suspect.executor());
        DevshardTx vote = Transactions.vote(accused, session.escrow().id(), suspect.inference(), suspect.slot(), true);
        send(suspect.others().get(0), signed(vote));
    }

    /** A verdict, honest in every other way, about the first inference of the session. */
    public void withAVerdictOnTheFirstAnswer() {
        world.network().require(Capability.HOST_KEYS);
        long first = 1;
        int slot = (session.escrow().group().executorSlot(first) + 1)
                % session.escrow().group().size();
        PrivateKey judge = world.network().hostKey(slot);
        send(ASKED, signed(Transactions.validation(judge, session.escrow().id(), first, slot, true)));
    }

    /** A job is started, and something claimed of it, or of earlier work, that hosts would have to say themselves. */
    public void claims(FalseClaim claim) {
        send(ASKED, signed(claim.about(job())));
    }

    /** A job is started, and given up by these votes. */
    public void givesUp(ClaimedVotes votes) {
        send(ASKED, signed(votes.about(job())));
    }

    private ClaimedJob job() {
        world.network().require(Capability.HOST_KEYS);
        Escrow escrow = session.escrow();
        List<PrivateKey> keys =
                hosts.all().stream().map(world.network()::hostKey).toList();
        return new ClaimedJob(escrow.id(), escrow.owner(), escrow.group(), start(session.nonce() + 1), keys);
    }

    private SignedDiff signed(DevshardTx tx) {
        return signed(List.of(tx));
    }

    private SignedDiff signed(List<DevshardTx> txs) {
        return DiffMistake.signed(
                session.nonce() + 1,
                txs,
                session.escrow().id(),
                session.escrow().owner(),
                NO_ROOT);
    }

    private void send(int host, SignedDiff diff) {
        asked = host;
        historyBefore = hosts.history(host);
        HostCall call = HostCall.diffs(session.escrow().id(), List.of(), List.of(diff));
        answer = hosts.host(host).post(call.signedBy(session.escrow().owner()));
    }

    public Answer answer() {
        return answer;
    }

    public List<HistoryEntry> historyBefore() {
        return historyBefore;
    }

    public List<HistoryEntry> historyNow() {
        return hosts.host(asked).diffs(session.escrow().id(), 1, Math.max(session.nonce(), historyBefore.size()) + 3);
    }

    private Start start(long nonce) {
        Hash hash = Hash.sha256("a prompt".getBytes(StandardCharsets.UTF_8));
        return Transactions.start(
                        nonce, hash, world.model(), 10, 10, Instant.now().getEpochSecond())
                .getStart();
    }
}
