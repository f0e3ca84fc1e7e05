package dev.assay.devshard.host;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.host.BrokenStore.Breaks;
import dev.assay.devshard.host.HostClient.Reply;
import dev.assay.devshard.protocol.RequestAuthentication;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.SignedDiff;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The upstream defects that this host must not have (contract 10). */
final class KnownDefectsTest {
    private static final String OTHER_PROMPT =
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"free\"}]}";

    @TempDir
    Path directory;

    @AutoClose
    private Scene scene;

    private HostUnderTest host;
    private Owner owner;
    private BrokenStore store;

    @BeforeEach
    void start() {
        scene = new Scene(directory, 3);
        host = scene.host(1)
                .storingThrough(real -> store = new BrokenStore(real, directory.resolve("elsewhere")))
                .start();
        owner = scene.owner();
    }

    /** D02: a stale diff, altered to start other work, is neither believed nor worked for. */
    @Test
    void an_altered_old_diff_buys_nothing() {
        owner.ask(Scene.PROMPT);
        owner.learn(host.client().chat(owner, Scene.PROMPT).mempool());
        owner.flush();
        host.client().catchUp(owner).mustBe(200);

        SignedDiff forged = new SignedDiff(
                1, List.of(Transactions.start(Owner.start(1, OTHER_PROMPT))), new byte[65], new byte[32]);
        Reply reply = host.client()
                .chat(owner, List.of(forged), 1, Owner.payload(OTHER_PROMPT))
                .mustBe(200);

        assertThat(reply.receipt().has("receipt"), is(false));
        assertThat(reply.engineLines(), is(empty()));
        assertThat(reply.receipt().path("nonce").asLong(), is(2L));
        assertThat(executions("completed"), is("1.0"));
    }

    /** D02, while the job is still open: the altered start is not the one that was committed to. */
    @Test
    void an_altered_old_diff_does_not_change_the_job() {
        owner.ask(Scene.PROMPT);
        host.client().catchUp(owner).mustBe(200);
        SignedDiff forged = SignedDiff.sign(
                scene.user,
                Scene.ESCROW,
                1,
                List.of(Transactions.start(Owner.start(1, OTHER_PROMPT))),
                owner.ledger().root());
        host.client()
                .chat(owner, List.of(forged), 1, Owner.payload(OTHER_PROMPT))
                .mustBe(500);
        assertThat(host.client().get(Scene.ESCROW, "mempool").txs(), is(empty()));
    }

    /** D21: what could not be stored has not happened, and a retry applies it once. */
    @Test
    void a_storage_failure_leaves_memory_and_disk_at_the_same_nonce() {
        owner.ask(Scene.PROMPT);
        host.client().catchUp(owner).mustBe(200);
        owner.flush();
        store.appendBreaks(Breaks.BEFORE);
        Reply failed = host.client().catchUp(owner).mustBe(500);

        assertThat(failed.message(), containsString("diff 2 cannot be stored"));
        assertThat(failed.json().path("latest_nonce").asLong(), is(1L));
        assertThat(nonce(), is(1L));

        store.appendBreaks(Breaks.NEVER);
        Reply retried = host.client().catchUp(owner).mustBe(200);
        assertThat(retried.receipt().path("nonce").asLong(), is(2L));
        assertThat(
                retried.receipt().path("state_hash").asText(),
                is(owner.ledger().root().base64()));
        assertThat(journal(), hasSize(2));
    }

    /** What is not on disk is not answered for: no end of the answer, no finish; a retry does it again. */
    @Test
    void work_that_could_not_be_kept_is_not_handed_in() {
        owner.ask(Scene.PROMPT);
        store.keepWorkBreaks(true);
        Reply cut = host.client().chat(owner, Scene.PROMPT).mustBe(200);
        assertThat(cut.body(), not(containsString("[DONE]")));
        assertThat(cut.body(), not(containsString("devshard_meta")));
        assertThat(host.client().get(Scene.ESCROW, "mempool").txs(), hasSize(1));

        store.keepWorkBreaks(false);
        Reply retried = host.client().chat(owner, Scene.PROMPT).mustBe(200);
        assertThat(retried.receipt().path("receipt"), is(cut.receipt().path("receipt")));
        assertThat(retried.mempool(), hasSize(2));
    }

    /** D21: committed, but the acknowledgement was lost; the retry finds it there. */
    @Test
    void a_commit_that_nobody_heard_of_is_recognised() {
        owner.ask(Scene.PROMPT);
        store.appendBreaks(Breaks.AFTER);
        host.client().chat(owner, Scene.PROMPT).mustBe(500);

        store.appendBreaks(Breaks.NEVER);
        Reply retried = host.client().chat(owner, Scene.PROMPT).mustBe(200);
        assertThat(retried.receipt().has("receipt"), is(true));
        assertThat(journal(), hasSize(1));
        assertThat(
                host.client()
                        .get(Scene.ESCROW, "signatures?nonce=1")
                        .json()
                        .path("signatures")
                        .has("1"),
                is(true));
    }

    /** D21: what followed meanwhile comes after what is there. */
    @Test
    void a_commit_that_nobody_heard_of_is_gone_on_from() {
        owner.ask(Scene.PROMPT);
        store.appendBreaks(Breaks.AFTER);
        host.client().catchUp(owner).mustBe(500);

        store.appendBreaks(Breaks.NEVER);
        owner.flush();
        Reply retried = host.client().catchUp(owner).mustBe(200);
        assertThat(retried.receipt().path("nonce").asLong(), is(2L));
        assertThat(journal(), hasSize(2));
    }

    /** D21: nothing is promised for a start that is not on disk. */
    @Test
    void a_start_that_was_not_stored_gets_no_receipt() {
        owner.ask(Scene.PROMPT);
        store.appendBreaks(Breaks.BEFORE);
        host.client().chat(owner, Scene.PROMPT).mustBe(500);

        assertThat(host.client().get(Scene.ESCROW, "mempool").txs(), is(empty()));
        assertThat(executions("completed"), is("none"));
    }

    /** D26: work that is on the books is not done again. */
    @Test
    void a_retry_after_the_finish_was_absorbed_does_not_execute() {
        owner.ask(Scene.PROMPT);
        owner.learn(host.client().chat(owner, Scene.PROMPT).mempool());
        owner.flush();
        Reply retried = host.client()
                .chat(owner, owner.history(), 1, Owner.payload(Scene.PROMPT))
                .mustBe(200);

        assertThat(retried.receipt().has("receipt"), is(false));
        assertThat(retried.engineLines(), is(empty()));
        assertThat(retried.mempool(), is(empty()));
        assertThat(executions("completed"), is("1.0"));
    }

    /** D28: a batch that fails half-way says how far it got, and what stands stands. */
    @Test
    void a_partial_batch_says_how_far_it_got() {
        owner.ask(Scene.PROMPT);
        SignedDiff second = owner.flush();
        owner.flush();
        SignedDiff broken = new SignedDiff(3, second.txs(), second.userSignature(), second.postStateRoot());
        List<SignedDiff> batch = List.of(owner.history().get(0), second, broken);
        Reply reply = host.client().chat(owner, batch, 3, null).mustBe(500);

        assertThat(reply.message(), containsString("diff 3 is refused"));
        assertThat(reply.message(), containsString("the session is at nonce 2"));
        assertThat(reply.json().path("latest_nonce").asLong(), is(2L));
        assertThat(nonce(), is(2L));
        host.client().catchUp(owner).mustBe(200);
        assertThat(nonce(), is(3L));
    }

    /** D36: reading makes no session, and does not ask the chain. */
    @Test
    void reading_about_an_unknown_session_leaves_nothing_behind() {
        for (String route : List.of("diffs?from=1&to=2", "mempool", "signatures?nonce=1", "payloads?inference_id=1")) {
            Reply reply = host.client().get(Scene.ESCROW, route).mustBe(404);
            assertThat(reply.message(), is("there is no session of escrow 1"));
        }
        host.client().getPath("/stats/shards/1", Map.of()).mustBe(404);

        assertThat(store.find(Scene.ESCROW).isPresent(), is(false));
        assertThat(scene.chain.escrowQuestions(), is(1)); // the owner's own question, in the test
        assertThat(
                host.client()
                        .getPath("/stats/shards", Map.of())
                        .json()
                        .path("shards")
                        .size(),
                is(0));
    }

    /** Beyond D36: neither does a stranger's well-signed request. */
    @Test
    void a_stranger_makes_no_session() {
        byte[] body = HostClient.body(List.of(), 0, null);
        host.client().post(Scene.ESCROW, body, scene.stranger).mustBe(403);
        host.client().post(Scene.ESCROW, body, Map.of()).mustBe(401);
        assertThat(store.find(Scene.ESCROW).isPresent(), is(false));
    }

    /** D19: within its window a request can be replayed, and must not do anything twice. */
    @Test
    void the_same_signed_request_twice_is_one_nonce() {
        owner.ask(Scene.PROMPT);
        byte[] body = HostClient.body(owner.history(), 1, Owner.payload(Scene.PROMPT));
        Map<String, String> proof = RequestAuthentication.sign(scene.user, Scene.ESCROW, body, Instant.now());
        JsonNode first =
                host.client().post(Scene.ESCROW, body, proof).mustBe(200).receipt();
        Reply second = host.client().post(Scene.ESCROW, body, proof).mustBe(200);

        assertThat(second.receipt(), equalTo(first));
        assertThat(second.engineLines(), is(not(empty())));
        assertThat(executions("completed"), is("1.0"));
        assertThat(executions("replayed"), is("1.0"));
        assertThat(journal(), contains(equalTo(1L)));
    }

    private long nonce() {
        return host.client()
                .getPath("/stats/shards/1", Map.of())
                .json()
                .path("nonce")
                .asLong();
    }

    private List<Long> journal() {
        List<Long> nonces = new ArrayList<>();
        host.client()
                .get(Scene.ESCROW, "diffs?from=1&to=99")
                .json()
                .forEach(diff -> nonces.add(diff.path("diff").path("nonce").asLong()));
        return nonces;
    }

    private String executions(String outcome) {
        String wanted = "devshard_executions_total{outcome=\"" + outcome + "\"} ";
        return host.client()
                .getPath("/metrics", Map.of())
                .body()
                .lines()
                .filter(line -> line.startsWith(wanted))
                .map(line -> line.substring(wanted.length()))
                .findFirst()
                .orElse("none");
    }
}
