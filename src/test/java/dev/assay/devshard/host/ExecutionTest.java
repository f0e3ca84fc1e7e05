package dev.assay.devshard.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.host.HostClient.Reply;
import dev.assay.devshard.host.engine.EchoEngine;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.service.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work while it is under way: what clients see of it, what happens when they leave, retry, or the engine fails. */
@Timeout(20)
final class ExecutionTest {
    private static final String STREAMED =
            "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"one two three\"}]}";

    @AutoClose
    private Scene scene;

    private GateEngine engine;
    private HostUnderTest host;
    private Owner owner;

    @BeforeEach
    void start(@TempDir Path directory) {
        scene = new Scene(directory, 3);
        engine = new GateEngine();
        host = scene.host(1).engine(engine).start();
        owner = scene.owner();
    }

    @Test
    void the_receipt_comes_before_the_work_is_done_and_the_work_as_it_is_done() throws Exception {
        owner.ask(Scene.PROMPT);
        try (BufferedReader stream = open()) {
            assertThat(event(stream), containsString("devshard_receipt"));
            assertThat(event(stream), containsString("choices"));
            engine.completes();
            assertThat(event(stream), is("data: [DONE]"));
            assertThat(event(stream), containsString("devshard_meta"));
            assertThat(stream.readLine() == null, is(true));
        }
    }

    @Test
    void a_retry_while_it_runs_gets_the_same_receipt_and_no_work() throws Exception {
        owner.ask(Scene.PROMPT);
        try (BufferedReader first = open()) {
            String receipt = event(first);
            engine.awaitRunning();
            Reply retry = host.client().chat(owner, Scene.PROMPT).mustBe(200);
            assertThat("data: " + retry.events().get(0), is(receipt));
            assertThat(retry.engineLines(), is(empty()));
            assertThat(ChatTest.kinds(retry.mempool()), contains(DevshardTx.TxCase.CONFIRM));
            engine.completes();
        }
        awaitFinish();
        Reply replay = host.client().chat(owner, Scene.PROMPT).mustBe(200);
        assertThat(replay.engineLines(), contains("{\"choices\":[]}", "[DONE]"));
    }

    @Test
    void work_goes_on_when_the_client_has_left() throws Exception {
        owner.ask(Scene.PROMPT);
        try (BufferedReader leaving = open()) {
            event(leaving);
            engine.awaitRunning();
        }
        engine.completes();
        awaitFinish();
    }

    @Test
    void work_does_not_hold_up_the_session_nor_its_neighbours() throws Exception {
        scene.chain.escrow("2", scene.user.address(), scene.addresses());
        owner.ask(Scene.PROMPT);
        try (BufferedReader stream = open()) {
            event(stream);
            engine.awaitRunning();
            owner.flush();
            assertThat(
                    host.client()
                            .catchUp(owner)
                            .mustBe(200)
                            .receipt()
                            .path("nonce")
                            .asLong(),
                    is(2L));
            host.client().catchUp(scene.owner("2")).mustBe(200);
            engine.completes();
        }
    }

    @Test
    void an_engine_that_fails_ends_the_stream_after_what_was_said_without_a_mempool() {
        owner.ask(Scene.PROMPT);
        engine.fails();
        Reply failed = host.client().chat(owner, Scene.PROMPT).mustBe(200);
        assertThat(failed.events(), hasSize(2));
        assertThat(failed.receipt().has("receipt"), is(true));

        engine.completes();
        Reply retried = host.client().chat(owner, Scene.PROMPT).mustBe(200);
        assertThat(retried.receipt(), equalTo(failed.receipt()));
        assertThat(ChatTest.kinds(retried.mempool()), contains(DevshardTx.TxCase.CONFIRM, DevshardTx.TxCase.FINISH));
    }

    @Test
    void two_at_once_are_one_execution() {
        owner.ask(Scene.PROMPT);
        List<CompletableFuture<Reply>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(CompletableFuture.supplyAsync(() -> host.client().chat(owner, Scene.PROMPT)));
        }
        engine.completes();
        engine.fails();
        awaitFinish();
        assertThat(both.stream().map(CompletableFuture::join).map(Reply::status).toList(), contains(200, 200));
        assertThat(host.client().get(Scene.ESCROW, "diffs?from=1&to=9").json().size(), is(1));
        assertThat(host.client().get(Scene.ESCROW, "mempool").txs(), hasSize(2));
    }

    @Test
    void a_session_is_made_once_however_many_ask_for_it_first() {
        int before = scene.chain.escrowQuestions();
        List<CompletableFuture<Reply>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(CompletableFuture.supplyAsync(() -> host.client().catchUp(owner)));
        }
        all.forEach(reply -> reply.join().mustBe(200));
        assertThat(scene.chain.escrowQuestions(), is(greaterThan(before)));
        assertThat(host.client().getPath("/metrics", Map.of()).body(), containsString("devshard_sessions_open 1.0"));
    }

    @Test
    void an_answer_that_is_streamed_comes_in_chunks_at_the_pace_that_is_set() throws Exception {
        HostUnderTest echo = scene.host(2)
                .engine(new EchoEngine())
                .gap(Duration.ofMillis(100))
                .start();
        owner.flush();
        owner.ask(STREAMED);
        List<Long> arrivals = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        try (InputStream in = echo.client().open(owner, owner.history(), 2, Owner.payload(STREAMED));
                BufferedReader stream = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            assertThat(event(stream), containsString("devshard_receipt"));
            for (String line = event(stream); !line.equals("data: [DONE]"); line = event(stream)) {
                arrivals.add(System.nanoTime());
                JsonNode chunk = Json.value(line.substring(6).getBytes(UTF_8));
                assertThat(chunk.path("object").asText(), is("chat.completion.chunk"));
                text.append(chunk.at("/choices/0/delta/content").asText());
            }
        }
        assertThat(text.toString(), is("one two three"));
        assertThat("role, three words, finish, usage", arrivals, hasSize(6));
        long spread = arrivals.get(5) - arrivals.get(0);
        assertThat("of five gaps of 100 ms", Duration.ofNanos(spread).toMillis(), is(greaterThan(300L)));
    }

    @Test
    void a_kill_cuts_the_work_short() throws Exception {
        HostUnderTest slow =
                scene.host(2).engine(new EchoEngine()).gap(Duration.ofHours(1)).start();
        owner.flush();
        owner.ask(STREAMED);
        try (InputStream in = slow.client().open(owner, owner.history(), 2, Owner.payload(STREAMED));
                BufferedReader stream = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            assertThat(event(stream), containsString("devshard_receipt"));
            assertThat(event(stream), containsString("assistant"));
            slow.kill();
            assertThrows(IOException.class, () -> stream.readLine());
        }
    }

    private void awaitFinish() {
        await("the finish in the mempool").atMost(HostClient.PATIENCE).until(() -> ChatTest.kinds(
                        host.client().get(Scene.ESCROW, "mempool").txs())
                .contains(DevshardTx.TxCase.FINISH));
    }

    private BufferedReader open() {
        InputStream stream =
                host.client().open(owner, owner.history(), owner.ledger().nonce(), Owner.payload(Scene.PROMPT));
        return new BufferedReader(new InputStreamReader(stream, UTF_8));
    }

    private static String event(BufferedReader stream) throws IOException {
        String line = stream.readLine();
        assertThat("events are framed by an empty line", stream.readLine(), is(""));
        return line;
    }
}
