package dev.assay.devshard.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.host.HostClient.Reply;
import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.RequestAuthentication;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.service.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is turned away, in which order, with which status and words (contract 2.5, 3.2, 3.3); and that nothing is left of it. */
final class RefusalsTest {
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

    private byte[] work() {
        owner.ask(Scene.PROMPT);
        return HostClient.body(owner.history(), 1, Owner.payload(Scene.PROMPT));
    }

    private void mustHaveLeftNothing() {
        host.client().get(Scene.ESCROW, "diffs?from=1&to=9").mustBe(404);
    }

    @Test
    void a_stranger_a_host_and_a_granted_key_are_not_the_owner() {
        PrivateKey granted = PrivateKey.derive("granted");
        scene.chain.grant(scene.addresses().get(0), granted.address());
        byte[] body = work();
        for (PrivateKey key : List.of(scene.stranger, scene.keys.get(0), granted)) {
            Reply reply = host.client().post(Scene.ESCROW, body, key).mustBe(403);
            assertThat(reply.message(), containsString(key.address() + " is not the owner of escrow 1"));
            assertThat(reply.contentType(), startsWith("application/json"));
        }
        mustHaveLeftNothing();
        assertThat("the chain is not bothered with grants for a stranger", scene.chain.grantQuestions(), is(0));
    }

    @Test
    void a_request_without_proof_is_401() {
        byte[] body = work();
        Map<String, String> proof = RequestAuthentication.sign(scene.user, Scene.ESCROW, body, Instant.now());
        String signature = proof.get(RequestAuthentication.SIGNATURE_HEADER);
        String timestamp = proof.get(RequestAuthentication.TIMESTAMP_HEADER);

        mustBe401(body, Map.of(), "missing header X-Devshard-Signature");
        mustBe401(body, headers(null, timestamp), "missing header X-Devshard-Signature");
        mustBe401(body, headers(signature, null), "missing header X-Devshard-Timestamp");
        mustBe401(body, headers("zz", timestamp), "not hex");
        mustBe401(body, headers(signature.substring(2), timestamp), "not a signature");
        mustBe401(body, headers(signature, "soon"), "not decimal unix seconds");
        mustHaveLeftNothing();
    }

    @Test
    void a_clock_forty_seconds_off_is_401_and_one_twenty_five_seconds_off_is_not() {
        byte[] body = work();
        for (int seconds : List.of(-40, 40)) {
            host.client().post(Scene.ESCROW, body, signedAt(body, seconds)).mustBe(401);
        }
        mustHaveLeftNothing();
        for (int seconds : List.of(-25, 25)) {
            host.client().post(Scene.ESCROW, body, signedAt(body, seconds)).mustBe(200);
        }
    }

    @Test
    void a_proof_for_something_else_is_nobodys() {
        byte[] body = work();
        Map<String, String> proof = RequestAuthentication.sign(scene.user, Scene.ESCROW, body, Instant.now());
        byte[] altered = (new String(body, UTF_8) + " ").getBytes(UTF_8);

        assertThat(host.client().post(Scene.ESCROW, altered, proof).status(), anyOf(is(401), is(403)));
        Map<String, String> ofAnother = RequestAuthentication.sign(scene.user, "2", body, Instant.now());
        assertThat(host.client().post(Scene.ESCROW, body, ofAnother).status(), anyOf(is(401), is(403)));
        mustHaveLeftNothing();
    }

    @Test
    void an_unreadable_body_of_the_owner_is_400() {
        List<String> bodies = List.of(
                "",
                "{",
                "[]",
                "{\"diffs\":{}}",
                "{\"diffs\":[1]}",
                "{\"diffs\":[{\"nonce\":1}]}",
                "{\"diffs\":[{\"nonce\":1,\"txs\":\"!\",\"user_sig\":\"AA==\"}]}",
                "{\"diffs\":[{\"nonce\":1,\"txs\":\"CAI=\",\"user_sig\":\"AA==\"}]}",
                "{\"diffs\":[{\"nonce\":1.5,\"txs\":\"CAE=\",\"user_sig\":\"AA==\"}]}",
                "{\"nonce\":\"1\"}",
                "{\"nonce\":-1}",
                "{\"nonce\":1,\"payload\":{\"model\":\"m\"}}",
                "{\"nonce\":1,\"payload\":[]}");
        for (String body : bodies) {
            Reply reply = host.client().post(Scene.ESCROW, body.getBytes(UTF_8), scene.user);
            assertThat("status of " + body, reply.status(), is(400));
        }
        mustHaveLeftNothing();
    }

    @Test
    void who_one_is_comes_before_what_one_says() {
        byte[] unreadable = "{".getBytes(UTF_8);
        host.client().post(Scene.ESCROW, unreadable, scene.stranger).mustBe(403);
        host.client().post(Scene.ESCROW, unreadable, Map.of()).mustBe(401);
    }

    @Test
    void whether_there_is_a_session_comes_before_who_one_is() {
        Reply unknown = host.client().post("99", "{}".getBytes(UTF_8), Map.of()).mustBe(500);
        assertThat(unknown.message(), is("escrow 99 is not known to the chain"));

        scene.chain.escrow("2", scene.user.address(), List.of(scene.stranger.address()));
        Reply foreign = host.client().post("2", "{}".getBytes(UTF_8), Map.of()).mustBe(500);
        assertThat(foreign.message(), containsString("neither owns a slot of escrow 2 nor holds a grant"));

        scene.chain.escrow("3", scene.user.address(), scene.addresses(), 999);
        Reply poor = host.client().post("3", "{}".getBytes(UTF_8), scene.user).mustBe(500);
        assertThat(poor.message(), containsString("less than the create fee"));
    }

    @Test
    void a_chain_that_is_away_is_500_and_leaves_nothing_and_mends() {
        byte[] body = work();
        scene.chain.away(true);
        Reply reply = host.client().post(Scene.ESCROW, body, scene.user).mustBe(500);
        assertThat(reply.message(), startsWith("chain: "));
        mustHaveLeftNothing();

        scene.chain.away(false);
        host.client().post(Scene.ESCROW, body, scene.user).mustBe(200);
    }

    @Test
    void a_session_outlives_its_chain() {
        owner.ask(Scene.PROMPT);
        host.client().catchUp(owner).mustBe(200);
        scene.chain.away(true);
        owner.flush();
        host.client().catchUp(owner).mustBe(200);
    }

    @Test
    void the_chain_can_disable_requests() {
        scene.chain.params(new ChainParams(0, 0, 5000, 0, 0, false));
        Reply reply = host.client().post(Scene.ESCROW, work(), Map.of()).mustBe(503);

        assertThat(reply.headers().get("x-devshard-error"), hasItem("requests_disabled"));
        host.client().getPath("/health", Map.of()).mustBe(200);
    }

    @Test
    void a_refused_diff_is_500_and_says_where_the_session_is() {
        owner.ask(Scene.PROMPT);
        host.client().catchUp(owner).mustBe(200);
        SignedDiff second = owner.flush();
        SignedDiff third = owner.flush();

        mustBeRefusedAt1(third, "nonce");
        mustBeRefusedAt1(
                new SignedDiff(2, second.txs(), third.userSignature(), second.postStateRoot()), "not by the creator");
        mustBeRefusedAt1(
                SignedDiff.sign(
                        scene.user,
                        Scene.ESCROW,
                        2,
                        second.txs(),
                        Hash.of(owner.history().get(0).postStateRoot())),
                "root");
        host.client().catchUp(owner).mustBe(200);
    }

    @Test
    void a_payload_that_is_not_what_was_committed_to_is_500_and_no_job() {
        owner.ask(Scene.PROMPT);
        Reply reply = host.client()
                .chat(owner, owner.history(), 1, Owner.payload("{\"messages\":[],\"model\":\"m\"}"))
                .mustBe(500);

        assertThat(reply.message(), containsString("payload mismatch for inference 1: the prompt has another hash"));
        assertThat(reply.json().path("latest_nonce").asLong(), is(1L));
        assertThat(host.client().get(Scene.ESCROW, "mempool").txs().size(), is(0));
    }

    @Test
    void a_reading_route_wants_its_numbers() {
        List<String> routes = List.of(
                "diffs",
                "diffs?from=1",
                "diffs?to=1",
                "diffs?from=a&to=1",
                "diffs?from=1&to=-1",
                "signatures",
                "signatures?nonce=",
                "signatures?nonce=+1",
                "payloads");
        host.client().catchUp(owner).mustBe(200);
        for (String route : routes) {
            assertThat(
                    "status of " + route, host.client().get(Scene.ESCROW, route).status(), is(400));
        }
    }

    @Test
    void other_routes_and_prefixes_are_404() {
        host.client().get(Scene.ESCROW, "nothing").mustBe(404);
        host.client().getPath("/devshard/v1/sessions/1/mempool", Map.of()).mustBe(404);
        host.client().getPath("/control/faults", Map.of()).mustBe(404);
    }

    private void mustBeRefusedAt1(SignedDiff diff, String why) {
        Reply reply =
                host.client().chat(owner, List.of(diff), diff.nonce(), null).mustBe(500);
        assertThat(reply.message(), containsString(why));
        ObjectNode body = (ObjectNode) Json.value(reply.body().getBytes(UTF_8));
        assertThat(body.path("latest_nonce").asLong(), is(1L));
    }

    private void mustBe401(byte[] body, Map<String, String> headers, String message) {
        Reply reply = host.client().post(Scene.ESCROW, body, headers).mustBe(401);
        assertThat(reply.message(), containsString(message));
    }

    private static Map<String, String> headers(String signature, String timestamp) {
        Map<String, String> headers = new HashMap<>();
        if (signature != null) {
            headers.put(RequestAuthentication.SIGNATURE_HEADER, signature);
        }
        if (timestamp != null) {
            headers.put(RequestAuthentication.TIMESTAMP_HEADER, timestamp);
        }
        return headers;
    }

    private Map<String, String> signedAt(byte[] body, int seconds) {
        return RequestAuthentication.sign(
                scene.user, Scene.ESCROW, body, Instant.now().plusSeconds(seconds));
    }
}
