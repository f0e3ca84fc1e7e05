package dev.assay.devshard.host;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.assay.devshard.host.HostClient.Reply;
import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.NonceGossip;
import dev.assay.devshard.protocol.json.TxGossip;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.service.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a host believes of what other hosts tell it (contract 5). Host 0 listens; the others are keys that speak. */
@Timeout(30)
final class GossipRoutesTest {
    private static final Hash LIE = Hash.sha256(new byte[] {6});
    private static final Hash FIXED_HASH =
            Hash.fromHex("37bcf03a54a0a7f08b214a31a1364f354f6f0a59d7181c46bf9306766f00ca64");

    @AutoClose
    private Scene scene;

    private Owner owner;
    private HostUnderTest host;

    @BeforeEach
    void start(@TempDir Path directory) {
        scene = new Scene(directory, 3);
        owner = scene.owner();
        host = scene.host(0).start();
    }

    @Test
    void a_word_for_a_state_on_disk_is_kept_once() {
        applied();
        tell(1, word(1, 1, root())).mustBe(200);
        tell(1, word(1, 1, root())).mustBe(200);
        tell(2, word(1, 1, root())).mustBe(200);
        assertThat(signers(1), contains("0", "1"));
    }

    @Test
    void a_word_that_comes_early_is_kept_with_the_diff() {
        owner.ask(Scene.PROMPT);
        tell(1, word(1, 1, root())).mustBe(200);
        tell(2, word(2, 1, root())).mustBe(200);
        assertThat("nothing is shown of a state that is not here", signers(1), is(Set.of()));
        host.client().catchUp(owner).mustBe(200);
        assertThat(signers(1), contains("0", "1", "2"));
    }

    @Test
    void the_second_of_two_roots_is_an_equivocation_and_changes_nothing() {
        applied();
        Reply before = host.client().get(Scene.ESCROW, "diffs?from=1&to=9");
        tell(1, word(1, 1, root())).mustBe(200);
        assertThat(tell(1, word(1, 1, LIE)).mustBe(409).message(), containsString("nonce 1"));
        assertThat(tell(2, word(2, 1, LIE)).mustBe(409).message(), containsString(LIE.hex()));
        assertThat(signers(1), contains("0", "1"));
        assertThat(host.client().get(Scene.ESCROW, "diffs?from=1&to=9").body(), is(before.body()));
    }

    @Test
    void an_early_liar_is_told_apart_and_hides_nobody() {
        owner.ask(Scene.PROMPT);
        tell(2, word(2, 1, LIE)).mustBe(200);
        tell(1, word(1, 1, root())).mustBe(409);
        host.client().catchUp(owner).mustBe(200);
        assertThat(signers(1), contains("0", "1"));
    }

    @Test
    void what_is_not_by_the_slot_it_names_is_refused() {
        applied();
        assertThat(
                tell(1, word(1, 2, 1, root())).mustBe(400).message(),
                containsString(scene.addresses().get(1).value()));
        tell(1, word(scene.stranger, 1, 1, root())).mustBe(400);
        assertThat(tell(1, word(1, 3, 1, root())).mustBe(400).message(), containsString("slot 3"));
        assertThat(tell(1, word(1, -1, 1, root())).mustBe(400).message(), containsString("slot -1"));
        NonceGossip unsigned = new NonceGossip(1, root().bytes(), new byte[0], 1);
        assertThat(tell(1, unsigned).mustBe(400).message(), containsString("state_sig"));
        NonceGossip rootless = new NonceGossip(1, new byte[31], new byte[65], 1);
        assertThat(tell(1, rootless).mustBe(400).message(), containsString("state_hash"));
        NonceGossip nowhere = new NonceGossip(0, root().bytes(), new byte[65], 1);
        assertThat(tell(1, nowhere).mustBe(400).message(), containsString("nonce"));
        post(scene.keys.get(1), "gossip/nonce", "[]".getBytes(StandardCharsets.UTF_8))
                .mustBe(400);
        assertThat(signers(1), contains("0"));
    }

    @Test
    void gossip_is_for_hosts_of_the_group_and_their_warm_keys() {
        PrivateKey warm = PrivateKey.derive("warm");
        scene.chain.grant(scene.addresses().get(1), warm.address());
        applied();
        byte[] good = Json.bytes(word(1, 1, root()));
        post(scene.user, "gossip/nonce", good).mustBe(403);
        post(scene.stranger, "gossip/nonce", good).mustBe(403);
        post(scene.user, "gossip/txs", Json.bytes(TxGossip.of(List.of()))).mustBe(403);
        assertThat(signers(1), contains("0"));

        post(warm, "gossip/nonce", Json.bytes(word(warm, 1, 1, root()))).mustBe(200);
        assertThat(signers(1), contains("0", "1"));
        assertThat("gossip binds nothing", owner.ledger().warmKeys().isEmpty(), is(true));
        post(warm, "gossip/nonce", Json.bytes(word(warm, 2, 1, root()))).mustBe(400);
    }

    @Test
    void a_forged_verdict_is_refused_and_holds_no_validation_back() {
        scene.chain.params(new ChainParams(0, 0, 20_000, 0, 0, true));
        owner = scene.owner();
        finished();
        owner.flush();
        DevshardTx forged = Transactions.validation(scene.keys.get(2), Scene.ESCROW, 1, 0, false);
        host.client().chat(owner, owner.history(1, 1), 1, null).mustBe(200);
        gossip(2, forged);
        host.client().catchUp(owner).mustBe(200);
        gossip(2, forged).mustBe(400);

        await("the host's own verdict").until(this::mempool, hasItem(verdict(0, true)));
        assertThat(mempool(), not(hasItem(forged)));
    }

    @Test
    void a_true_verdict_of_another_host_joins_the_mempool_beside_our_own() {
        scene.chain.params(new ChainParams(0, 0, 20_000, 0, 0, true));
        owner = scene.owner();
        finished();
        owner.flush();
        host.client().catchUp(owner).mustBe(200);
        gossip(2, verdict(2, true)).mustBe(200);
        gossip(2, verdict(2, true)).mustBe(200);
        await("both verdicts").until(this::mempool, containsInAnyOrder(verdict(0, true), verdict(2, true)));
        gossip(2, verdict(2, false)).mustBe(200);
        assertThat("a host is heard once", mempool(), not(hasItem(verdict(2, false))));
    }

    @Test
    void what_waits_for_no_diff_here_is_passed_over() {
        applied();
        gossip(2, verdict(2, true)).mustBe(200);
        gossip(2, Transactions.finish(scene.keys.get(1), Scene.ESCROW, 9, FIXED_HASH, 1, 1, 1))
                .mustBe(200);
        gossip(2, Transactions.finalizeRound()).mustBe(400);
        gossip(1, Transactions.validation(scene.keys.get(1), Scene.ESCROW, 1, 1, true))
                .mustBe(400);
        post(scene.keys.get(1), "gossip/txs", "{\"txs\":[\"CAE=\"]}".getBytes(StandardCharsets.UTF_8))
                .mustBe(400);
        post(scene.keys.get(1), "gossip/txs", "{}".getBytes(StandardCharsets.UTF_8))
                .mustBe(400);
        assertThat(mempool(), is(List.of()));
    }

    /** Diff 1, which starts an inference for slot 1, is on the host's disk. */
    private void applied() {
        owner.ask(Scene.PROMPT);
        host.client().catchUp(owner).mustBe(200);
    }

    /** Inference 1 is asked; its receipt and finish wait with the owner. */
    private void finished() {
        owner.ask(Scene.PROMPT);
        Inference record = owner.ledger().inference(1).orElseThrow();
        PrivateKey executor = scene.keys.get(1);
        byte[] receipt = executor.sign(SigningContent.receipt(record, Scene.ESCROW, Owner.STARTED_AT + 1));
        owner.learn(List.of(
                Transactions.confirm(1, receipt, Owner.STARTED_AT + 1),
                Transactions.finish(executor, Scene.ESCROW, 1, FIXED_HASH, 80, 40, 1)));
    }

    private DevshardTx verdict(int slot, boolean valid) {
        return Transactions.validation(scene.keys.get(slot), Scene.ESCROW, 1, slot, valid);
    }

    private Hash root() {
        return owner.ledger().root();
    }

    private NonceGossip word(int slot, long nonce, Hash root) {
        return word(slot, slot, nonce, root);
    }

    private NonceGossip word(int signer, int slot, long nonce, Hash root) {
        return word(scene.keys.get(signer), slot, nonce, root);
    }

    private static NonceGossip word(PrivateKey signer, int slot, long nonce, Hash root) {
        byte[] signature = signer.sign(SigningContent.state(root, Scene.ESCROW, nonce));
        return new NonceGossip(nonce, root.bytes(), signature, slot);
    }

    private Reply tell(int sender, NonceGossip word) {
        return post(scene.keys.get(sender), "gossip/nonce", Json.bytes(word));
    }

    private Reply gossip(int sender, DevshardTx tx) {
        return post(scene.keys.get(sender), "gossip/txs", Json.bytes(TxGossip.of(List.of(tx))));
    }

    private Reply post(PrivateKey sender, String route, byte[] body) {
        return host.client().post(Scene.ESCROW, route, body, sender);
    }

    private List<DevshardTx> mempool() {
        return host.client().get(Scene.ESCROW, "mempool").txs();
    }

    private Set<String> signers(long nonce) {
        return host.client().signers(Scene.ESCROW, nonce);
    }
}
