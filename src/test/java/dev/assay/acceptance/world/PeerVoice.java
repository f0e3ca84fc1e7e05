package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.hasItem;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.HostCall;
import dev.assay.acceptance.client.PeerCalls;
import dev.assay.acceptance.environment.Capability;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.NonceGossip;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody who speaks to host 0 as hosts of a group speak to one another: with the key of another host, or with any other. */
public final class PeerVoice {
    static final int LISTENER = 0;
    static final int SPEAKER = 1;

    private final World world;
    private final Session session;
    private final Hosts hosts;
    private final Suspect suspect;
    private final List<Answer> answers = new ArrayList<>();
    private List<HistoryEntry> historyBefore;
    private Map<Integer, ByteString> signaturesBefore;
    private long nonce;
    private DevshardTx forged;

    public PeerVoice(World world, Session session, Hosts hosts, Suspect suspect) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
        this.suspect = suspect;
    }

    /** Two words of one slot for one nonce; under the last nonce, the first one is true. */
    public void saysTwoThings(StateNonce when) {
        beginsAt(session.nonce() + when.ahead());
        Hash first = when.ahead() == 0 ? root() : lie("first");
        says(key(SPEAKER), word(key(SPEAKER), SPEAKER, first));
        says(key(SPEAKER), word(key(SPEAKER), SPEAKER, lie("second")));
    }

    /** A word that is wrong in one way. */
    public void says(WrongWord wrong) {
        beginsAt(session.nonce());
        NonceGossip word = wrong.of(this);
        says(key(SPEAKER), word);
    }

    /** A true word, told by whoever. */
    public void isTold(Optional<PrivateKey> sender) {
        beginsAt(session.nonce());
        HostCall call = PeerCalls.word(escrowId(), word(key(SPEAKER), SPEAKER, root()));
        answers.add(hosts.host(LISTENER).post(sender.map(call::signedBy).orElse(call)));
    }

    /** A true word, told twice by the very same request. */
    public void repeatsItself() {
        beginsAt(session.nonce());
        HostCall call =
                PeerCalls.word(escrowId(), word(key(SPEAKER), SPEAKER, root())).signedOnce(key(SPEAKER), Instant.now());
        answers.add(hosts.host(LISTENER).post(call));
        answers.add(hosts.host(LISTENER).post(call));
    }

    /** The executor claims, in the name of the first of the others, that its work is invalid; nobody but the executor signed that. */
    public void forgesAVerdict() {
        world.network().require(Capability.HOST_KEYS);
        int victim = suspect.others().get(0);
        PrivateKey forger = key(suspect.executor());
        forged = Transactions.validation(forger, escrowId(), suspect.inference(), victim, false);
        HostCall call = PeerCalls.transactions(escrowId(), List.of(forged));
        answers.add(hosts.host(victim).post(call.signedBy(forger)));
    }

    /** A word for the last state by any key, about any slot. */
    Answer tellsAs(PrivateKey sender, int slot) {
        nonce = session.nonce();
        return hosts.host(LISTENER)
                .post(PeerCalls.word(escrowId(), word(sender, slot, root())).signedBy(sender));
    }

    private void beginsAt(long about) {
        nonce = about;
        historyBefore = hosts.history(LISTENER);
        signaturesBefore = hosts.signatures(LISTENER, nonce);
    }

    private void says(PrivateKey sender, NonceGossip word) {
        answers.add(hosts.host(LISTENER).post(PeerCalls.word(escrowId(), word).signedBy(sender)));
    }

    NonceGossip word(PrivateKey signer, int slot, Hash root) {
        byte[] signature = signer.sign(SigningContent.state(root, escrowId(), nonce));
        return new NonceGossip(nonce, root.bytes(), signature, slot);
    }

    PrivateKey key(int host) {
        world.network().require(Capability.HOST_KEYS);
        return world.network().hostKey(host);
    }

    /** Of the state after the nonce, as the listener holds it. */
    Hash root() {
        return Hash.of(
                hosts.host(LISTENER).diffs(escrowId(), nonce, nonce).get(0).stateHash());
    }

    int slots() {
        return session.escrow().group().size();
    }

    private static Hash lie(String which) {
        return Hash.sha256(which.getBytes(StandardCharsets.UTF_8));
    }

    private String escrowId() {
        return session.escrow().id();
    }

    /** In the order in which they came. */
    public List<Answer> answers() {
        if (answers.isEmpty()) {
            throw new IllegalStateException("nobody has told host " + LISTENER + " anything yet");
        }
        return List.copyOf(answers);
    }

    public Answer answer() {
        return answers().get(answers.size() - 1);
    }

    public List<HistoryEntry> historyBefore() {
        return historyBefore;
    }

    public List<HistoryEntry> historyNow() {
        return hosts.history(LISTENER);
    }

    /** At the nonce that was spoken of. */
    public Map<Integer, ByteString> signaturesBefore() {
        return signaturesBefore;
    }

    public Map<Integer, ByteString> signaturesNow() {
        return hosts.signatures(LISTENER, nonce);
    }

    /** The hosts with which the forged transaction waits for a diff. */
    public List<Integer> hostsThatBelieved() {
        return hosts.all().stream()
                .filter(host -> hosts.host(host).mempool(escrowId()).contains(forged))
                .toList();
    }

    /** Waits until the first of the others has spoken itself, bringing all hosts up to date meanwhile. */
    public void awaitTheVictimsOwnVerdict() {
        long slot = suspect.others().get(0);
        world.eventually()
                .until(
                        "the verdict of host " + slot + " about inference " + suspect.inference(),
                        () -> {
                            session.gateway().syncHosts();
                            return suspect.view().validatedBy();
                        },
                        hasItem(slot));
    }
}
