package dev.assay.devshard.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.host.HostClient.Reply;
import dev.assay.devshard.host.validation.PayloadProof;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StoredDiff;
import dev.assay.service.InvalidSetting;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a host still knows after it was away, and what its prefix pins (contract 2.8, 6.3). */
final class RestartTest {
    @AutoClose
    private Scene scene;

    private HostUnderTest host;
    private Owner owner;

    @BeforeEach
    void start(@TempDir Path directory) {
        scene = new Scene(directory, 3);
        host = scene.host(1).start();
        owner = scene.owner();
    }

    static Stream<Named<Consumer<HostUnderTest>>> endings() {
        return Stream.of(Named.of("stopped", HostUnderTest::stop), Named.of("killed", HostUnderTest::kill));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void a_host_that_was_away_holds_the_history_it_held_before(Consumer<HostUnderTest> ending) {
        owner.ask(Scene.PROMPT);
        owner.learn(host.client().chat(owner, Scene.PROMPT).mempool());
        owner.flush();
        host.client().catchUp(owner).mustBe(200);
        String diffs = host.client().get(Scene.ESCROW, "diffs?from=1&to=99").body();
        String signatures =
                host.client().get(Scene.ESCROW, "signatures?nonce=2").body();

        ending.accept(host);
        scene.chain.away(true);
        host.start();
        assertThat(host.client().get(Scene.ESCROW, "diffs?from=1&to=99").body(), is(diffs));
        assertThat(host.client().get(Scene.ESCROW, "signatures?nonce=2").body(), is(signatures));

        owner.ask(Scene.PROMPT);
        Reply next = host.client().catchUp(owner).mustBe(200);
        assertThat(
                next.receipt().path("state_hash").asText(),
                is(owner.ledger().root().base64()));
    }

    @Test
    void many_sessions_come_back_by_themselves() {
        for (int id = 10; id < 20; id++) {
            String escrow = Integer.toString(id);
            scene.chain.escrow(escrow, scene.user.address(), scene.addresses());
            Owner of = scene.owner(escrow);
            of.flush();
            host.client().catchUp(of).mustBe(200);
        }
        host.kill();
        host.start();
        assertThat(
                host.client()
                        .getPath("/stats/shards", Map.of())
                        .json()
                        .path("active_escrows")
                        .size(),
                is(10));
    }

    @Test
    void a_damaged_session_is_refused_and_does_not_stop_the_others() {
        scene.chain.escrow("2", scene.user.address(), scene.addresses());
        Owner neighbour = scene.owner("2");
        owner.flush();
        neighbour.flush();
        host.client().catchUp(owner).mustBe(200);
        host.client().catchUp(neighbour).mustBe(200);
        host.kill();

        AtomicBoolean damaged = new AtomicBoolean(true);
        host.storingThrough(store -> damaging(store, damaged)).start();
        assertThat(host.client().catchUp(owner).mustBe(500).message(), containsString("cannot be replayed at nonce 1"));
        host.client().catchUp(neighbour).mustBe(200);

        damaged.set(false);
        host.client().catchUp(owner).mustBe(200);
    }

    /** Shows another root than was stored with the diffs of escrow 1. */
    private static SessionStore damaging(SessionStore store, AtomicBoolean damaged) {
        return (SessionStore) Proxy.newProxyInstance(
                RestartTest.class.getClassLoader(), new Class<?>[] {SessionStore.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(store, arguments);
                    if (damaged.get() && method.getName().equals("diffs") && Scene.ESCROW.equals(arguments[0])) {
                        ((List<?>) result).forEach(diff -> ((StoredDiff) diff).stateHash()[0] ^= 1);
                    }
                    return result;
                });
    }

    @ParameterizedTest
    @MethodSource("endings")
    void finished_work_is_on_offer_again_and_its_answer_is_replayed(Consumer<HostUnderTest> ending) {
        owner.ask(Scene.PROMPT);
        Reply answer = host.client().chat(owner, Scene.PROMPT).mustBe(200);
        ending.accept(host);
        host.start();
        assertThat(host.client().get(Scene.ESCROW, "mempool").txs(), equalTo(answer.mempool()));

        Reply again = host.client().chat(owner, Scene.PROMPT).mustBe(200);
        assertThat(again.engineLines(), equalTo(answer.engineLines()));
        assertThat(again.receipt().path("receipt"), equalTo(answer.receipt().path("receipt")));
        assertThat(again.mempool(), equalTo(answer.mempool()));
    }

    @Test
    void a_finish_that_is_on_no_books_is_on_offer_again_where_the_confirm_is() {
        owner.ask(Scene.PROMPT);
        List<DevshardTx> work = host.client().chat(owner, Scene.PROMPT).mempool();
        owner.learn(work.subList(0, 1));
        owner.flush();
        host.client().catchUp(owner).mustBe(200);
        host.kill();
        host.start();
        assertThat(host.client().get(Scene.ESCROW, "mempool").txs(), equalTo(work.subList(1, 2)));

        owner.learn(work.subList(1, 2));
        owner.flush();
        host.client().catchUp(owner).mustBe(200);
        assertThat(host.client().get(Scene.ESCROW, "mempool").txs(), is(empty()));
    }

    @Test
    void validators_are_shown_the_work_of_before() {
        owner.ask(Scene.PROMPT);
        host.client().chat(owner, Scene.PROMPT).mustBe(200);
        host.kill();
        host.start();
        String work = host.client()
                .getPath(
                        "/v1/devshard/sessions/1/payloads?inference_id=1",
                        PayloadProof.sign(scene.keys.get(0), Scene.ESCROW, 1, 1, Instant.now())
                                .headers())
                .mustBe(200)
                .body();
        assertThat(work, containsString(Base64.getEncoder().encodeToString(Scene.PROMPT.getBytes(UTF_8))));
    }

    @Test
    void work_on_the_books_as_begun_is_not_begun_again_by_a_host_that_forgot_it() {
        GateEngine engine = new GateEngine();
        host.kill();
        host.engine(engine).start();
        engine.fails();
        owner.ask(Scene.PROMPT);
        host.client().chat(owner, Scene.PROMPT).mustBe(200);
        owner.learn(host.client().get(Scene.ESCROW, "mempool").txs());
        owner.flush();
        host.client().catchUp(owner).mustBe(200);
        host.kill();
        host.start();

        Reply retried = host.client()
                .chat(owner, owner.history(), 1, Owner.payload(Scene.PROMPT))
                .mustBe(200);
        assertThat(retried.receipt().has("receipt"), is(false));
        assertThat(retried.engineLines(), is(empty()));
    }

    @Test
    void a_versioned_prefix_pins_its_version() {
        HostUnderTest versioned = scene.host(2).prefix("/devshard/v7").start();
        owner.ask(Scene.PROMPT);
        versioned.client().catchUp(owner).mustBe(200);

        JsonNode stats = versioned
                .client()
                .getPath("/devshard/v7/stats/shards/1", Map.of())
                .json();
        assertThat(stats.path("version").asText(), is("v7"));
        assertThat(stats.path("state_root_and_protocol_version").asText(), is("v2"));
        versioned.client().getPath("/v1/devshard/sessions/1/mempool", Map.of()).mustBe(404);
    }

    @Test
    void a_session_of_another_version_is_409_and_comes_back_with_its_version() {
        owner.ask(Scene.PROMPT);
        host.client().catchUp(owner).mustBe(200);
        String diffs = host.client().get(Scene.ESCROW, "diffs?from=1&to=9").body();
        host.stop();

        host.prefix("/devshard/v2").start();
        Reply post = host.client().catchUp(owner).mustBe(409);
        assertThat(
                post.message(),
                containsString("version conflict: the session of escrow 1 is bound to v1, this host serves v2"));
        host.client().get(Scene.ESCROW, "mempool").mustBe(409);
        host.client().post(Scene.ESCROW, new byte[0], Map.of()).mustBe(409);
        host.stop();

        host.prefix(RoutePrefix.LEGACY).start();
        assertThat(host.client().get(Scene.ESCROW, "diffs?from=1&to=9").body(), equalTo(diffs));
    }

    @Test
    void other_prefixes_are_refused_at_the_start() {
        for (String prefix : new String[] {"/v2/devshard", "/devshard/", "/devshard/a/b", "/", "devshard/v2"}) {
            InvalidSetting refusal = assertThrows(InvalidSetting.class, () -> RoutePrefix.parse(prefix));
            assertThat(refusal.getMessage(), containsString("DEVSHARD_ROUTE_PREFIX: \"" + prefix + "\" is neither"));
        }
        assertThat(RoutePrefix.parse("/devshard/v1").bindVersion(), is("v1"));
    }

    @Test
    void a_killed_host_answers_nobody() {
        HostClient before = host.client();
        host.kill();
        assertThrows(UncheckedIOException.class, () -> before.getPath("/health", Map.of()));
    }
}
