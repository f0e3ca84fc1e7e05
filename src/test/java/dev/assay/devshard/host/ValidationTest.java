package dev.assay.devshard.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.host.engine.EchoEngine;
import dev.assay.devshard.host.validation.PayloadProof;
import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.ValidationSampling;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts re-check each other's work (contract 4.7). */
@Timeout(20)
final class ValidationTest {
    private static final Hash FIXED_HASH =
            Hash.fromHex("37bcf03a54a0a7f08b214a31a1364f354f6f0a59d7181c46bf9306766f00ca64");
    private static final long EVERYBODY = 20_000;

    @AutoClose
    private Scene scene;

    @BeforeEach
    void start(@TempDir Path directory) {
        scene = new Scene(directory, 3);
        rate(EVERYBODY);
    }

    private void rate(long basisPoints) {
        scene.chain.params(new ChainParams(0, 0, basisPoints, 0, 0, true));
    }

    /** One inference, asked and finished by its executor's key with that hash; the history is not delivered yet. */
    private void finished(Owner owner, Hash responseHash) {
        owner.ask(Scene.PROMPT);
        Inference record = owner.ledger().inference(owner.ledger().nonce()).orElseThrow();
        PrivateKey executor = scene.keys.get(record.executorSlot());
        byte[] receipt = executor.sign(SigningContent.receipt(record, owner.escrowId(), Owner.STARTED_AT + 1));
        owner.learn(List.of(
                Transactions.confirm(record.id(), receipt, Owner.STARTED_AT + 1),
                Transactions.finish(
                        executor, owner.escrowId(), record.id(), responseHash, 80, 40, record.executorSlot())));
    }

    @Test
    void honest_work_is_found_valid() {
        HostUnderTest validator = scene.host(0).start();
        Owner owner = scene.owner();
        finished(owner, FIXED_HASH);
        owner.flush();
        validator.client().catchUp(owner).mustBe(200);

        DevshardTx tx = awaitOne(validator);
        assertThat(tx.getValidation().getInferenceId(), is(1L));
        assertThat(tx.getValidation().getValidatorSlot(), is(0));
        assertThat(tx.getValidation().getValid(), is(true));
        owner.learn(List.of(tx));
        owner.flush();
        validator.client().catchUp(owner).mustBe(200);
        assertThat(owner.ledger().inference(1).orElseThrow().validatedBy().slots(), contains(0));
        assertThat(validator.client().get(Scene.ESCROW, "mempool").txs(), is(empty()));
    }

    @Test
    void corrupt_work_is_found_invalid_challenged_and_voted_down() {
        HostUnderTest accuser = scene.host(0).start();
        HostUnderTest voter = scene.host(2).start();
        Owner owner = scene.owner();
        finished(owner, Hash.ZERO);
        owner.flush();
        accuser.client().catchUp(owner).mustBe(200);
        DevshardTx accusation = awaitOne(accuser);
        assertThat(accusation.getValidation().getValid(), is(false));

        owner.learn(List.of(accusation));
        owner.flush();
        assertThat(owner.ledger().inference(1).orElseThrow().status(), is(InferenceStatus.CHALLENGED));
        voter.client().catchUp(owner).mustBe(200);
        DevshardTx vote = awaitOne(voter);
        assertThat(vote.getTxCase(), is(DevshardTx.TxCase.VALIDATION_VOTE));
        assertThat(vote.getValidationVote().getVoteValid(), is(false));

        owner.learn(List.of(vote));
        owner.flush();
        assertThat(owner.ledger().inference(1).orElseThrow().status(), is(InferenceStatus.INVALIDATED));
        voter.client().catchUp(owner).mustBe(200);
        assertThat(voter.client().get(Scene.ESCROW, "mempool").txs(), is(empty()));
    }

    @Test
    void only_the_sampled_part_is_re_checked_and_never_ones_own() {
        rate(5_000);
        HostUnderTest validator = scene.host(0).start();
        Owner owner = scene.owner();
        for (int i = 0; i < 30; i++) {
            finished(owner, FIXED_HASH);
        }
        owner.flush();
        validator.client().catchUp(owner).mustBe(200);

        long seed = ValidationSampling.seed(scene.keys.get(0), Scene.ESCROW);
        Set<Long> drawn = new TreeSet<>();
        for (long id = 1; id <= 30; id++) {
            if (id % 3 != 0 && ValidationSampling.draws(seed, id, 5_000, 1, 1, 3)) {
                drawn.add(id);
            }
        }
        assertThat("the sample of this key is worth testing with", drawn, is(not(empty())));
        await("validations of " + drawn).atMost(HostClient.PATIENCE).until(() -> ids(validator), equalTo(drawn));
    }

    @Test
    void what_was_finished_before_a_restart_is_re_checked_after_it() {
        HostUnderTest validator = scene.host(0).start();
        Owner owner = scene.owner();
        finished(owner, FIXED_HASH);
        owner.flush();
        validator.client().catchUp(owner).mustBe(200);
        awaitOne(validator);
        validator.kill();
        validator.start();
        assertThat(validator.client().get(Scene.ESCROW, "mempool").txs(), is(empty()));

        validator.client().catchUp(owner).mustBe(200);
        assertThat(awaitOne(validator).getValidation().getValid(), is(true));
    }

    @Test
    void a_validator_fetches_the_prompt_from_the_executor_and_runs_it_again() {
        HostUnderTest executor = scene.host(1).engine(new EchoEngine()).start();
        HostUnderTest validator = scene.host(0).engine(new EchoEngine()).start();
        Owner owner = scene.owner();
        owner.ask(Scene.PROMPT);
        owner.learn(executor.client().chat(owner, Scene.PROMPT).mempool());
        owner.flush();
        executor.client().catchUp(owner).mustBe(200);
        validator.client().catchUp(owner).mustBe(200);

        assertThat(awaitOne(validator).getValidation().getValid(), is(true));
        assertThat(
                executor.client()
                        .getPath("/metrics", Map.of())
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("http_requests_total"))
                        .filter(line -> line.contains("payloads"))
                        .filter(line -> line.contains("status=\"200\""))
                        .toList(),
                hasSize(1));
    }

    @Test
    void a_lie_about_echoed_work_is_found_with_the_executors_own_prompt() {
        HostUnderTest executor = scene.host(1).engine(new EchoEngine()).start();
        HostUnderTest validator = scene.host(0).engine(new EchoEngine()).start();
        Owner owner = scene.owner();
        owner.ask(Scene.PROMPT);
        List<DevshardTx> work = executor.client().chat(owner, Scene.PROMPT).mempool();
        owner.learn(work.subList(0, 1));
        owner.learn(List.of(Transactions.finish(executor.key(), Scene.ESCROW, 1, Hash.ZERO, 1, 1, 1)));
        owner.flush();
        validator.client().catchUp(owner).mustBe(200);

        assertThat(awaitOne(validator).getValidation().getValid(), is(false));
    }

    @Test
    void an_executor_that_is_gone_gets_the_benefit_of_the_doubt() {
        HostUnderTest validator = scene.host(0).engine(new EchoEngine()).start();
        Owner owner = scene.owner();
        finished(owner, FIXED_HASH);
        owner.flush();
        validator.client().catchUp(owner).mustBe(200);

        assertThat(awaitOne(validator).getValidation().getValid(), is(true));
    }

    @Test
    void payloads_are_for_validators_with_a_fresh_proof() throws IOException {
        HostUnderTest executor = scene.host(1).engine(new EchoEngine()).start();
        Owner owner = scene.owner();
        owner.ask(Scene.PROMPT);
        executor.client().chat(owner, Scene.PROMPT);
        PrivateKey warm = PrivateKey.derive("warm");
        scene.chain.grant(scene.addresses().get(2), warm.address());

        fetch(executor, Map.of()).mustBe(401);
        fetch(executor, proof(scene.stranger, 1, 1, 0)).mustBe(401);
        fetch(executor, proof(scene.keys.get(0), 2, 1, 0)).mustBe(401);
        fetch(executor, proof(scene.keys.get(0), 1, 2, 0)).mustBe(401);
        fetch(executor, proof(scene.keys.get(0), 1, 1, -61)).mustBe(401);
        fetch(executor, proof(scene.keys.get(0), 1, 1, 12)).mustBe(401);
        fetch(executor, proof(warm, 1, 1, 0)).mustBe(200);
        executor.client()
                .getPath(
                        "/v1/devshard/sessions/1/payloads?inference_id=9",
                        PayloadProof.sign(scene.keys.get(0), Scene.ESCROW, 9, 1, Instant.now())
                                .headers())
                .mustBe(404);

        JsonNode work =
                fetch(executor, proof(scene.keys.get(0), 1, 1, 0)).mustBe(200).json();
        byte[] prompt = work.path("prompt_payload").binaryValue();
        byte[] response = work.path("response_payload").binaryValue();
        assertThat(new String(prompt, UTF_8), is(Scene.PROMPT));
        Address signer = Signature.recover(
                        concat(prompt, response),
                        work.path("executor_signature").binaryValue())
                .orElseThrow();
        assertThat(signer, is(executor.key().address()));
    }

    private static HostClient.Reply fetch(HostUnderTest executor, Map<String, String> headers) {
        return executor.client().getPath("/v1/devshard/sessions/1/payloads?inference_id=1", headers);
    }

    private static Map<String, String> proof(PrivateKey key, long id, long epoch, int secondsOff) {
        return PayloadProof.sign(key, Scene.ESCROW, id, epoch, Instant.now().plusSeconds(secondsOff))
                .headers();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static DevshardTx awaitOne(HostUnderTest host) {
        return await("one transaction in the mempool")
                .atMost(HostClient.PATIENCE)
                .until(() -> host.client().get(Scene.ESCROW, "mempool").txs(), hasSize(1))
                .get(0);
    }

    private static Set<Long> ids(HostUnderTest host) {
        return host.client().get(Scene.ESCROW, "mempool").txs().stream()
                .map(tx -> tx.getValidation().getInferenceId())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
