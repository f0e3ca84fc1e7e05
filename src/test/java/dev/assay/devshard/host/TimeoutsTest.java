package dev.assay.devshard.host;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.host.HostClient.Reply;
import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.service.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inference 1 falls to host 1; hosts 0 and 2 are asked whether it is late. */
final class TimeoutsTest {
    @AutoClose
    private Scene scene;

    private Owner owner;
    private HostUnderTest executor;
    private HostUnderTest verifier;

    @BeforeEach
    void start(@TempDir Path directory) {
        scene = new Scene(directory, 3);
        scene.chain.params(new ChainParams(1, 1, 0, 0, 0, true));
        owner = scene.owner();
        executor = scene.host(1);
        verifier = scene.host(2).start();
    }

    @Test
    void a_challenge_is_answered_by_a_receipt_while_the_work_goes_on() throws IOException {
        GateEngine gate = new GateEngine();
        executor.engine(gate).start();
        owner.ask(Scene.PROMPT);

        JsonNode answer = challenge(owner.key(), Scene.PROMPT).mustBe(200).json();

        byte[] content = SigningContent.receipt(
                owner.ledger().inference(1).orElseThrow(),
                Scene.ESCROW,
                answer.path("confirmed_at").asLong());
        assertThat(
                Signature.recover(content, answer.path("receipt").binaryValue()).orElseThrow(),
                is(executor.key().address()));
        assertThat(kinds(mempool()), contains(DevshardTx.TxCase.CONFIRM));
        gate.completes();
        await().until(() -> kinds(mempool()).contains(DevshardTx.TxCase.FINISH));
    }

    @Test
    void a_second_challenge_shows_the_same_receipt() {
        executor.start();
        owner.ask(Scene.PROMPT);
        String first = challenge(scene.keys.get(0), Scene.PROMPT).mustBe(200).body();
        assertThat(challenge(owner.key(), Scene.PROMPT).body(), is(first));
    }

    @Test
    void there_is_no_receipt_for_other_work_or_on_another_host_or_once_it_is_started() {
        executor.engine(new GateEngine()).start();
        owner.ask(Scene.PROMPT);
        assertThat(
                challenge(owner.key(), Scene.PROMPT.replace("hi", "ho")).json().properties(), is(Set.of()));
        assertThat(
                verifier.client()
                        .post(Scene.ESCROW, "challenge-receipt", body(Scene.PROMPT), owner.key())
                        .mustBe(200)
                        .body(),
                is("{}"));
        challenge(owner.key(), Scene.PROMPT).mustBe(200);
        start(owner);
        assertThat(challenge(owner.key(), Scene.PROMPT).mustBe(200).body(), is("{}"));
    }

    @Test
    void strangers_may_not_challenge_and_members_may_not_ask_for_votes() {
        executor.start();
        owner.ask(Scene.PROMPT);
        challenge(scene.stranger, Scene.PROMPT).mustBe(403);
        verifier.client()
                .post(Scene.ESCROW, "verify-timeout", question("refused", Scene.PROMPT), scene.keys.get(0))
                .mustBe(403);
    }

    @Test
    void an_executor_that_is_gone_has_refused() throws IOException {
        executor.start().stop();
        owner.ask(Scene.PROMPT);
        JsonNode verdict = verify("refused", Scene.PROMPT).mustBe(200).json();

        assertThat(verdict.toString(), verdict.path("accept").asBoolean(), is(true));
        assertThat(verdict.path("voter_slot").asInt(), is(2));
        byte[] content = SigningContent.timeoutVote(Scene.ESCROW, 1, TimeoutReason.TIMEOUT_REASON_REFUSED, true);
        assertThat(
                Signature.recover(content, verdict.path("signature").binaryValue())
                        .orElseThrow(),
                is(verifier.key().address()));
    }

    @Test
    void an_executor_that_lacks_everything_is_given_it_and_takes_the_job() {
        executor.start();
        owner.ask(Scene.PROMPT);
        verifier.client().catchUp(owner).mustBe(200);
        assertNotLate(verifier.client().post(Scene.ESCROW, "verify-timeout", questionWithoutDiffs(), owner.key()));
        assertThat(kinds(mempool()), hasItem(DevshardTx.TxCase.CONFIRM));
    }

    @Test
    void nobody_is_late_whose_address_nobody_knows() {
        owner.ask(Scene.PROMPT);
        assertNotLate(verify("refused", Scene.PROMPT));
    }

    @Test
    void nobody_is_late_before_the_time_is_over() {
        scene.chain.params(new ChainParams(3_600, 3_600, 0, 0, 0, true));
        owner = scene.owner();
        owner.ask(Scene.PROMPT);
        JsonNode verdict = assertNotLate(verify("refused", Scene.PROMPT));
        assertThat(
                "a start that was dated back gains nothing",
                verdict.path("message").asText(),
                containsString("3600 s"));
    }

    @Test
    void an_executor_that_lives_is_judged_while_others_are_waited_for() throws IOException {
        executor.start();
        owner.ask(Scene.PROMPT);
        scene.host(0).start();
        owner.ask(Scene.PROMPT);
        owner.ask(Scene.PROMPT);
        try (ServerSocket silent = new ServerSocket(0)) {
            scene.chain.host(scene.keys.get(0).address(), URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> verifier.client()
                    .post(Scene.ESCROW, "verify-timeout", question(3, "refused", Scene.PROMPT), owner.key()));
            assertNotLate(verify("refused", Scene.PROMPT));
            assertThat(waiting.isDone(), is(false));
            waiting.cancel(true);
        }
    }

    @Test
    void questions_that_make_no_sense_have_no_verdict() {
        owner.ask(Scene.PROMPT);
        verifier.client()
                .post(Scene.ESCROW, "verify-timeout", question(7, "refused", Scene.PROMPT), owner.key())
                .mustBe(500);
        verify("execution", Scene.PROMPT).mustBe(500);
        verify("refused", null).mustBe(500);
        verify("tired", null).mustBe(400);
    }

    @Test
    void started_work_is_late_without_a_finish_only() {
        GateEngine gate = new GateEngine();
        executor.engine(gate).start();
        owner.ask(Scene.PROMPT);
        challenge(owner.key(), Scene.PROMPT).mustBe(200);
        owner.learn(mempool());
        owner.flush();
        await().untilAsserted(() -> assertThat(
                verify("execution", null).mustBe(200).json().path("accept").asBoolean(), is(true)));

        gate.completes();
        await().until(() -> kinds(mempool()).contains(DevshardTx.TxCase.FINISH));
        assertNotLate(verify("execution", null));
    }

    @Test
    void diffs_from_the_future_are_refused_until_their_time_has_come() {
        long future = Instant.now().getEpochSecond() + 100;
        SignedDiff diff = SignedDiff.sign(
                owner.key(),
                Scene.ESCROW,
                1,
                List.of(Transactions.start(Owner.start(1, Scene.PROMPT).toBuilder()
                        .setStartedAt(future)
                        .build())),
                owner.ledger().root());
        Reply reply = verifier.client().chat(owner, List.of(diff), 1, null).mustBe(500);
        assertThat(reply.message(), containsString("started_at of " + future));
    }

    private void start(Owner user) {
        user.learn(mempool());
        user.flush();
        assertThat(user.ledger().inference(1).orElseThrow().status().wireName(), is("started"));
    }

    private Reply challenge(PrivateKey signer, String prompt) {
        return executor.client().post(Scene.ESCROW, "challenge-receipt", body(prompt), signer);
    }

    private Reply verify(String reason, String prompt) {
        return verifier.client().post(Scene.ESCROW, "verify-timeout", question(reason, prompt), owner.key());
    }

    private static JsonNode assertNotLate(Reply reply) {
        JsonNode verdict = reply.mustBe(200).json();
        assertThat(verdict.toString(), verdict.path("accept").asBoolean(true), is(false));
        assertThat(verdict.has("signature"), is(false));
        return verdict;
    }

    private byte[] body(String prompt) {
        return question(1, null, prompt);
    }

    private byte[] question(String reason, String prompt) {
        return question(1, reason, prompt);
    }

    private byte[] question(long id, String reason, String prompt) {
        PayloadJson payload = prompt == null ? null : Owner.payload(prompt);
        ObjectNode body = (ObjectNode) Json.value(HostClient.body(owner.history(), 0, payload));
        body.remove("nonce");
        body.put("inference_id", id);
        return Json.bytes(reason == null ? body : body.put("reason", reason));
    }

    private byte[] questionWithoutDiffs() {
        ObjectNode body = (ObjectNode) Json.value(question("refused", Scene.PROMPT));
        body.putArray("diffs");
        return Json.bytes(body);
    }

    private List<DevshardTx> mempool() {
        return executor.client().get(Scene.ESCROW, "mempool").mustBe(200).txs();
    }

    private static List<DevshardTx.TxCase> kinds(List<DevshardTx> txs) {
        return txs.stream().map(DevshardTx::getTxCase).toList();
    }
}
