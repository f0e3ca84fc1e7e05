package dev.assay.devshard.host;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.host.HostClient.Reply;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that holds only a grant, and a host that meets such a key (contract 3.5). */
final class WarmKeyTest {
    private final PrivateKey warm = PrivateKey.derive("warm");

    @AutoClose
    private Scene scene;

    private Owner owner;

    @BeforeEach
    void start(@TempDir Path directory) {
        scene = new Scene(directory, 3);
        scene.chain.grant(scene.addresses().get(1), warm.address());
        owner = scene.owner()
                .knowing((validator, candidate) ->
                        validator.equals(scene.addresses().get(1)) && candidate.equals(warm.address()));
    }

    @Test
    void a_host_with_a_grant_works_for_the_slot_it_was_granted() {
        HostUnderTest host = scene.host(warm).start();
        owner.ask(Scene.PROMPT);
        owner.learn(host.client().chat(owner, Scene.PROMPT).mempool());
        owner.flush();
        Reply reply = host.client().catchUp(owner).mustBe(200);

        assertThat(owner.ledger().inference(1).orElseThrow().status(), is(InferenceStatus.FINISHED));
        assertThat(owner.ledger().warmKeys().get(1), is(warm.address()));
        assertThat(
                reply.receipt().path("state_hash").asText(),
                is(owner.ledger().root().base64()));
        JsonNode signatures =
                host.client().get(Scene.ESCROW, "signatures?nonce=2").json().path("signatures");
        assertThat(signatures.properties().stream().map(Map.Entry::getKey).toList(), contains("1"));
    }

    @Test
    void a_binding_outlives_its_grant_and_the_chain() {
        HostUnderTest host = scene.host(0).start();
        owner.ask(Scene.PROMPT);
        Inference record = owner.ledger().inference(1).orElseThrow();
        byte[] receipt = warm.sign(SigningContent.receipt(record, Scene.ESCROW, Owner.STARTED_AT + 1));
        owner.learn(List.of(Transactions.confirm(1, receipt, Owner.STARTED_AT + 1)));
        owner.flush();
        host.client().catchUp(owner).mustBe(200);

        host.kill();
        scene.chain.away(true);
        host.start();
        owner.flush();
        Reply reply = host.client().catchUp(owner).mustBe(200);
        assertThat(
                reply.receipt().path("state_hash").asText(),
                is(owner.ledger().root().base64()));
    }

    @Test
    void a_diff_that_only_the_chain_can_judge_waits_for_the_chain() {
        HostUnderTest host = scene.host(0).start();
        owner.ask(Scene.PROMPT);
        host.client().catchUp(owner).mustBe(200);
        Inference record = owner.ledger().inference(1).orElseThrow();
        byte[] receipt = warm.sign(SigningContent.receipt(record, Scene.ESCROW, Owner.STARTED_AT + 1));
        owner.learn(List.of(Transactions.confirm(1, receipt, Owner.STARTED_AT + 1)));
        owner.flush();

        scene.chain.away(true);
        Reply undecided = host.client().catchUp(owner).mustBe(500);
        assertThat(undecided.json().path("latest_nonce").asLong(), is(1L));
        scene.chain.away(false);
        host.client().catchUp(owner).mustBe(200);
    }
}
