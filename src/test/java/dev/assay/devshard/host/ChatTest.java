package dev.assay.devshard.host;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.host.HostClient.Reply;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner sees who asks hosts for work in good order. */
final class ChatTest {
    private static final String FIXED =
            "{\"choices\":[{\"message\":{\"content\":\"stub\"}}],\"usage\":{\"prompt_tokens\":80,\"completion_tokens\":40}}";

    @AutoClose
    private Scene scene;

    private HostUnderTest executor;
    private Owner owner;

    @BeforeEach
    void start(@TempDir Path directory) {
        scene = new Scene(directory, 3);
        executor = scene.host(1).start();
        owner = scene.owner();
    }

    @Test
    void the_executor_answers_with_receipt_then_work_then_mempool() {
        owner.ask(Scene.PROMPT);
        Reply reply = executor.client().chat(owner, Scene.PROMPT).mustBe(200);

        assertThat(reply.contentType(), startsWith("text/event-stream"));
        assertThat(reply.engineLines(), contains(FIXED, "[DONE]"));
        assertThat(kinds(reply.mempool()), contains(DevshardTx.TxCase.CONFIRM, DevshardTx.TxCase.FINISH));
    }

    @Test
    void state_and_receipt_are_signed_by_the_host() throws IOException {
        owner.ask(Scene.PROMPT);
        JsonNode receipt = executor.client().chat(owner, Scene.PROMPT).receipt();

        assertThat(receipt.path("nonce").asLong(), is(1L));
        assertThat(
                receipt.path("state_hash").binaryValue(),
                equalTo(owner.ledger().root().bytes()));
        byte[] state = SigningContent.state(owner.ledger().root(), Scene.ESCROW, 1);
        assertThat(signer(state, receipt.path("state_sig")), is(executor.key().address()));
        Inference record = owner.ledger().inference(1).orElseThrow();
        byte[] content = SigningContent.receipt(
                record, Scene.ESCROW, receipt.path("confirmed_at").asLong());
        assertThat(signer(content, receipt.path("receipt")), is(executor.key().address()));
    }

    @Test
    void what_the_executor_hands_over_settles_the_inference() {
        owner.ask(Scene.PROMPT);
        owner.learn(executor.client().chat(owner, Scene.PROMPT).mempool());
        owner.flush();
        Reply reply = executor.client().catchUp(owner).mustBe(200);

        Inference finished = owner.ledger().inference(1).orElseThrow();
        assertThat(finished.status(), is(InferenceStatus.FINISHED));
        assertThat(finished.inputTokens(), is(80L));
        assertThat(finished.outputTokens(), is(40L));
        assertThat(
                reply.receipt().path("state_hash").asText(),
                is(owner.ledger().root().base64()));
        assertThat("absorbed transactions leave the mempool", reply.mempool(), is(empty()));
    }

    @Test
    void a_host_that_is_not_the_executor_attests_and_does_not_work() {
        HostUnderTest other = scene.host(2).start();
        owner.ask(Scene.PROMPT);
        Reply reply = other.client().chat(owner, Scene.PROMPT).mustBe(200);

        assertThat(reply.receipt().has("receipt"), is(false));
        assertThat(reply.receipt().has("confirmed_at"), is(false));
        assertThat(reply.engineLines(), is(empty()));
        assertThat(reply.mempool(), is(empty()));
    }

    @Test
    void without_a_payload_the_executor_only_catches_up_and_can_be_given_the_job_later() {
        owner.ask(Scene.PROMPT);
        Reply caughtUp = executor.client().catchUp(owner).mustBe(200);
        assertThat(caughtUp.receipt().has("receipt"), is(false));
        assertThat(caughtUp.engineLines(), is(empty()));

        Reply worked = executor.client().chat(owner, List.of(), 1, Owner.payload(Scene.PROMPT));
        assertThat(worked.engineLines(), contains(FIXED, "[DONE]"));
    }

    @Test
    void empty_diffs_sign_the_current_state() throws IOException {
        Reply reply = executor.client().chat(owner, List.of(), 0, null).mustBe(200);

        byte[] state = SigningContent.state(owner.ledger().root(), Scene.ESCROW, 0);
        assertThat(
                signer(state, reply.receipt().path("state_sig")),
                is(executor.key().address()));
    }

    @Test
    void known_diffs_are_skipped() {
        owner.ask(Scene.PROMPT);
        owner.flush();
        executor.client().catchUp(owner).mustBe(200);
        Reply again = executor.client().catchUp(owner).mustBe(200);

        assertThat(again.receipt().path("nonce").asLong(), is(2L));
        assertThat(
                executor.client().get(Scene.ESCROW, "diffs?from=1&to=9").json().size(), is(2));
    }

    @Test
    void history_is_shown_as_it_was_sent_with_the_hosts_own_root() throws IOException {
        owner.ask(Scene.PROMPT);
        owner.flush();
        executor.client().catchUp(owner);
        JsonNode diffs =
                executor.client().get(Scene.ESCROW, "diffs?from=2&to=2").json();

        assertThat(diffs.size(), is(1));
        JsonNode diff = diffs.get(0).path("diff");
        assertThat(diff.path("nonce").asLong(), is(2L));
        assertThat(
                diff.path("txs").binaryValue(), equalTo(owner.history().get(1).txsBytes()));
        assertThat(
                diff.path("user_sig").binaryValue(),
                equalTo(owner.history().get(1).userSignature()));
        assertThat(
                diffs.get(0).path("state_hash").asText(),
                is(owner.ledger().root().base64()));
    }

    @Test
    void signatures_are_kept_at_the_end_of_each_request_only() {
        owner.ask(Scene.PROMPT);
        owner.flush();
        owner.flush();
        executor.client().catchUp(owner);

        HostClient client = executor.client();
        assertThat(
                client.get(Scene.ESCROW, "signatures?nonce=2")
                        .json()
                        .path("signatures")
                        .size(),
                is(0));
        assertThat(
                client.get(Scene.ESCROW, "signatures?nonce=3")
                        .json()
                        .path("signatures")
                        .has("1"),
                is(true));
    }

    @Test
    void a_session_is_carried_to_settlement() {
        owner.ask(Scene.PROMPT);
        owner.learn(executor.client().chat(owner, Scene.PROMPT).mempool());
        owner.finalizeRound();
        owner.flush();
        owner.flush();
        owner.flush();
        Reply reply = executor.client().catchUp(owner).mustBe(200);

        assertThat(owner.ledger().phase(), is(Phase.SETTLEMENT));
        assertThat(
                reply.receipt().path("state_hash").asText(),
                is(owner.ledger().root().base64()));
    }

    @Test
    void operators_see_the_session_and_the_counters() {
        owner.ask(Scene.PROMPT);
        executor.client().chat(owner, Scene.PROMPT);
        HostClient client = executor.client();

        assertThat(client.getPath("/health", Map.of()).json().path("status").asText(), is("ok"));
        assertThat(client.getPath("/healthz", Map.of()).body(), is("ok"));
        JsonNode stats = client.getPath("/stats/shards/1", Map.of()).json();
        assertThat(stats.path("nonce").asLong(), is(1L));
        assertThat(stats.path("version").asText(), is("v1"));
        assertThat(stats.path("state_root_and_protocol_version").asText(), is("v2"));
        assertThat(stats.path("host_stats").size(), is(3));
        assertThat(
                stats.path("group").get(2).path("validator_address").asText(),
                is(scene.addresses().get(2).value()));
        assertThat(
                client.getPath("/v1/devshard/stats/shards", Map.of())
                        .json()
                        .path("active_escrows")
                        .get(0)
                        .asText(),
                is("1"));
        String metrics = client.getPath("/metrics", Map.of()).body();
        assertThat(metrics, containsString("devshard_diffs_applied_total 1.0"));
        assertThat(metrics, containsString("devshard_receipts_total 1.0"));
        assertThat(metrics, containsString("devshard_executions_total{outcome=\"completed\"} 1.0"));
    }

    static List<DevshardTx.TxCase> kinds(List<DevshardTx> txs) {
        return txs.stream().map(DevshardTx::getTxCase).toList();
    }

    private static Address signer(byte[] content, JsonNode signature) throws IOException {
        Optional<Address> signer = Signature.recover(content, signature.binaryValue());
        return signer.orElseThrow();
    }
}
