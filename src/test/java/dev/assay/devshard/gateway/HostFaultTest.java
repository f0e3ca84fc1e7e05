package dev.assay.devshard.gateway;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.service.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What hosts do wrong, and what of it reaches the client and the books (contract 10). Nonce 1 falls to slot 1, nonce 2 to slot 2. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostFaultTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private Network network;
    private List<TamperingProxy> hosts;

    @BeforeAll
    void start(@TempDir Path directory) {
        network =
                new Network(directory, 3).with("GATEWAY_PROBE_INTERVAL_MS", "0").startGateway();
        hosts = List.of(network.front(0), network.front(1), network.front(2));
    }

    @AfterAll
    void stop() {
        network.close();
    }

    @AfterEach
    void becomeHonest() {
        hosts.forEach(host -> host.behave(TamperingProxy.Manner.HONEST));
        for (int index = 0; index < 3; index++) {
            network.admin()
                    .post(
                            "/v1/admin/participants/unquarantine",
                            Json.text(java.util.Map.of("participant_key", address(index))))
                    .must(200);
        }
    }

    private String address(int index) {
        return network.hostKey(index).address().value();
    }

    private String at(String escrow, String path) {
        return "/devshard/" + escrow + "/v1" + path;
    }

    private JsonNode state(String escrow) {
        return network.admin().get(at(escrow, "/state")).must(200).json();
    }

    private List<String> quarantined(String escrow) {
        List<String> causes = new ArrayList<>();
        network.admin()
                .get("/v1/admin/devshards/" + escrow + "/participants")
                .must(200)
                .json()
                .path("participants")
                .forEach(participant -> {
                    if (participant.path("quarantined").asBoolean()) {
                        causes.add(participant.path("participant_key").asText() + " "
                                + participant.path("cause").asText());
                    }
                });
        return causes;
    }

    private void assertReplaced(TamperingProxy.Manner manner, boolean stream) {
        assertReplaced(escrow -> manner, stream);
    }

    private void assertReplaced(Function<String, TamperingProxy.Manner> manner, boolean stream) {
        becomeHonest();
        String escrow = network.escrow();
        hosts.get(1).behave(manner.apply(escrow));

        Call.Reply reply = network.app()
                .post(at(escrow, "/chat/completions"), network.question(stream))
                .must(200);

        assertThat(reply.text(), not(containsString("evil")));
        assertThat(network.nonce(escrow), is(2L));
        assertThat(quarantined(escrow), hasItem(address(1) + " misbehaviour"));
        assertThat(state(escrow).at("/inferences/1/status").asText(), is("pending"));
        hosts.get(1).behave(TamperingProxy.Manner.HONEST);
        network.admin().post(at(escrow, "/debug/sync-hosts"), "").must(200);
        network.admin().post(at(escrow, "/finalize"), "").must(200);
    }

    @Test
    void nothing_of_a_host_whose_state_signature_does_not_hold_reaches_the_client() { // D14
        assertReplaced(
                Tampering.receipt(receipt ->
                        receipt.put("state_sig", PrivateKey.derive("nobody").sign(new byte[1]))),
                true);
    }

    @Test
    void a_signature_over_no_root_at_all_counts_for_nothing() { // D30
        assertReplaced(
                Tampering.receipt(receipt -> {
                    receipt.remove("state_hash");
                    receipt.put(
                            "state_sig", signed(Hash.ZERO, receipt.path("nonce").asLong()));
                }),
                false);
    }

    private byte[] signed(Hash root, long nonce) {
        return network.hostKey(1).sign(SigningContent.state(root, "0", nonce));
    }

    @Test
    void a_host_at_another_root_is_not_believed() {
        assertReplaced(Tampering.receipt(receipt -> receipt.put("state_hash", Hash.ZERO.bytes())), false);
    }

    @Test
    void a_host_that_claims_a_nonce_nobody_composed_does_not_move_its_cursor() { // D31
        String escrow = network.escrow();
        hosts.get(1).behave(Tampering.receipt(receipt -> receipt.put("nonce", 1_000_000)));
        network.ask(escrow).must(200);
        hosts.get(1).behave(TamperingProxy.Manner.HONEST);
        hosts.get(1).posts().clear();

        network.admin().post(at(escrow, "/debug/sync-hosts"), "").must(200);

        JsonNode first = hosts.get(1).posts().get(0);
        assertThat(first.at("/diffs/0/nonce").asLong(), is(1L));
    }

    @Test
    void a_receipt_that_is_garbage_starts_nothing() { // D32
        assertReplaced(
                Tampering.receipt(
                        receipt -> receipt.put("receipt", new byte[65]).put("confirmed_at", 32503680000L)),
                false);
    }

    @Test
    void a_host_may_withhold_its_state_signature() {
        String escrow = network.escrow();
        hosts.get(1).behave(Tampering.receipt(receipt -> receipt.remove("state_sig")));

        assertThat(network.ask(escrow).must(200).text(), containsString("evil"));
        assertThat(network.nonce(escrow), is(1L));
        assertThat(
                network.admin()
                        .get(at(escrow, "/debug/signatures"))
                        .json()
                        .path("nonces")
                        .size(),
                is(0));
    }

    @Test
    void a_forged_finish_does_not_hide_the_honest_one() { // D34
        String escrow = network.escrow();
        byte[] forged = Canonical.bytes(
                Transactions.finish(PrivateKey.derive("forger"), escrow, 1, Hash.sha256(new byte[] {6}), 1, 1, 1));
        hosts.get(1).behave(Tampering.mempool(meta -> {
            ArrayNode honest = (ArrayNode) meta.get("mempool");
            honest.insert(0, forged);
            honest.insert(0, "not base64 !");
        }));

        network.ask(escrow).must(200);
        network.ask(escrow).must(200);

        JsonNode first = state(escrow).at("/inferences/1");
        assertThat(first.path("status").asText(), is("finished"));
        assertThat(
                first.path("response_hash").asText(),
                not(Hash.sha256(new byte[] {6}).hex()));
    }

    @Test
    void garbage_signatures_do_not_make_a_quorum_and_finalizing_again_collects_only() { // D10
        String escrow = network.escrow();
        network.ask(escrow).must(200);
        TamperingProxy.Manner withholding = new TamperingProxy.Manner() {
            @Override
            public List<String> event(JsonNode post, String data) {
                ObjectNode event = data.startsWith("{") ? (ObjectNode) Tampering.json(data) : null;
                if (event == null || !event.has("devshard_receipt")) {
                    return List.of(data);
                }
                ((ObjectNode) event.get("devshard_receipt")).remove("state_sig");
                return List.of(event.toString());
            }

            @Override
            public String document(String path, String body) {
                return path.endsWith("/signatures")
                        ? Json.text(java.util.Map.of("signatures", java.util.Map.of("0", new byte[65], "9", "x")))
                        : body;
            }
        };
        hosts.get(0).behave(withholding);
        hosts.get(1).behave(garbageSignatures());
        hosts.get(2).behave(garbageSignatures());

        Call.Reply missed = network.admin().post(at(escrow, "/finalize"), "").must(500);
        assertThat(missed.errorCode(), is("insufficient_signatures"));
        assertThat(missed.json().at("/error/message").asText(), is("insufficient signatures: 2/3 weight"));
        long nonce = network.nonce(escrow);
        hosts.get(0).behave(TamperingProxy.Manner.HONEST);

        JsonNode settlement =
                network.admin().post(at(escrow, "/finalize"), "").must(200).json();
        assertThat(settlement.path("nonce").asLong(), is(nonce));
        assertThat(settlement.path("signatures").size(), is(3));
    }

    private TamperingProxy.Manner garbageSignatures() {
        return new TamperingProxy.Manner() {
            @Override
            public String document(String path, String body) {
                return path.endsWith("/signatures")
                        ? Json.text(java.util.Map.of("signatures", java.util.Map.of("0", new byte[65])))
                        : body;
            }
        };
    }

    @Test
    void a_host_that_fails_is_replaced_by_the_next() {
        String escrow = network.escrow();
        hosts.get(1).behave(Tampering.refusing(500));

        network.ask(escrow).must(200);

        assertThat(network.nonce(escrow), is(2L));
        assertThat(quarantined(escrow).size(), is(0));
    }

    @Test
    void where_nobody_else_is_left_those_passed_over_are_asked_too() {
        String escrow = network.escrow();
        hosts.forEach(host -> host.behave(Tampering.refusing(503)));
        assertThat(network.ask(escrow).must(502).errorCode(), is("no_host_answered"));
        assertThat(quarantined(escrow).size(), is(3));

        hosts.forEach(host -> host.behave(TamperingProxy.Manner.HONEST));
        network.ask(escrow).must(200);
    }

    @Test
    void a_host_passed_over_costs_no_start_and_can_be_called_back() { // D13
        String escrow = network.escrow();
        hosts.get(1).behave(Tampering.refusing(503));
        network.ask(escrow).must(200);
        hosts.get(1).behave(TamperingProxy.Manner.HONEST);
        network.ask(escrow).must(200);
        network.ask(escrow).must(200);

        assertThat(network.nonce(escrow), is(5L));
        assertThat(state(escrow).path("inferences").has("4"), is(false));
        String key = Json.text(java.util.Map.of("participant_key", address(1)));
        JsonNode cleared = network.admin()
                .post("/v1/admin/participants/unquarantine", key)
                .must(200)
                .json();
        assertThat(cleared.path("cleared").asBoolean(), is(true));
        assertThat(
                network.admin()
                        .post("/v1/admin/participants/unquarantine", key)
                        .json()
                        .path("cleared")
                        .asBoolean(),
                is(false));
    }

    @Test
    void a_plain_answer_that_broke_off_is_given_by_another_host_whole() {
        String escrow = network.escrow();
        hosts.get(1).behave(Tampering.breakingOff());

        Call.Reply reply = network.app()
                .post(at(escrow, "/chat/completions"), Network.question("all of these words", false))
                .must(200);

        assertThat(reply.json().at("/choices/0/message/content").asText(), is("all of these words"));
        assertThat(network.nonce(escrow), is(2L));
    }

    @Test
    void a_stream_that_broke_off_ends_with_an_error_and_without_done() {
        String escrow = network.escrow();
        hosts.get(1).behave(Tampering.breakingOff());

        Call.Reply reply = network.app()
                .post(at(escrow, "/chat/completions"), Network.question("some of these words", true))
                .must(200);

        List<String> events = reply.events();
        assertThat(events.get(events.size() - 1), containsString("\"code\":\"stream_interrupted\""));
        assertThat(events, not(hasItem("[DONE]")));
        assertThat(network.nonce(escrow), is(1L));
    }

    @Test
    void what_the_engine_refuses_is_the_clients_to_mend_and_what_it_fails_is_not() {
        String escrow = network.escrow();
        hosts.get(1).behave(Tampering.failing(422));
        hosts.get(2).behave(Tampering.failing(500));

        Call.Reply refused = network.ask(escrow).must(422);
        assertThat(refused.json().at("/error/message").asText(), is("the engine says no"));
        network.ask(escrow).must(200);
        assertThat(network.nonce(escrow), is(3L));
    }

    @Test
    void a_host_that_gives_no_receipt_in_time_is_passed_by() {
        String escrow = network.escrow();
        CountDownLatch release = new CountDownLatch(1);
        hosts.get(1).behave(Tampering.holding("devshard_receipt", new CountDownLatch(1), release));
        setting("{\"redundancy\":{\"receipt_timeout_ms\":700}}");
        try {
            network.ask(escrow).must(200);
            assertThat(quarantined(escrow), hasItem(address(1) + " transport"));
        } finally {
            release.countDown();
            setting("{\"redundancy\":{\"receipt_timeout_ms\":20000}}");
        }
    }

    private void setting(String change) {
        network.admin().post("/v1/admin/settings", change).must(200);
    }

    @Test
    void finalizing_waits_for_nobody_and_refuses_while_requests_are_under_way() { // D07
        String escrow = network.escrow();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        hosts.get(1).behave(Tampering.holding("chat.completion", reached, release));
        CompletableFuture<Call.Reply> asked = CompletableFuture.supplyAsync(() -> network.ask(escrow));
        Tampering.await(reached);

        assertThat(network.admin().post(at(escrow, "/finalize"), "").must(409).errorCode(), is("requests_active"));
        release.countDown();
        asked.join().must(200);
        network.admin().post(at(escrow, "/finalize"), "").must(200);
    }

    @Test
    void who_comes_when_all_places_are_taken_is_told_when_to_come_again() {
        String escrow = network.escrow();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        hosts.get(1).behave(Tampering.holding("chat.completion", reached, release));
        setting("{\"max_concurrent_requests\":1}");
        try {
            CompletableFuture<Call.Reply> asked = CompletableFuture.supplyAsync(() -> network.ask(escrow));
            Tampering.await(reached);

            Call.Reply refused = network.ask(escrow).must(429);
            assertThat(refused.errorCode(), is("rate_limit_exceeded"));
            assertThat(refused.header("Retry-After"), is("1"));
            release.countDown();
            asked.join().must(200);
            assertThat(network.nonce(escrow), is(1L));
        } finally {
            release.countDown();
            setting("{\"max_concurrent_requests\":512}");
        }
    }

    @Test
    void a_client_that_leaves_does_not_take_the_hosts_pay_with_it() throws IOException, InterruptedException {
        String escrow = network.escrow();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        hosts.get(1).behave(Tampering.holding("\"content\":\" two\"", reached, release));
        String words = "one two " + "and on ".repeat(500);
        HttpRequest request = network.app()
                .request(at(escrow, "/chat/completions"))
                .POST(HttpRequest.BodyPublishers.ofString(Network.question(words, true)))
                .build();
        try (InputStream stream = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            assertThat(stream.read(), not(-1));
            Tampering.await(reached);
        }
        release.countDown();

        await().atMost(SOON)
                .until(
                        () -> network.admin().get(at(escrow, "/debug/pending")).text(),
                        containsString("\"type\":\"finish\",\"id\":1"));
    }

    @Test
    void each_host_gets_what_it_lacks_before_anything_else() {
        String escrow = network.escrow();
        hosts.forEach(host -> host.posts().clear());
        for (int i = 0; i < 4; i++) {
            network.ask(escrow).must(200);
        }

        assertThat(nonces(hosts.get(0).posts().get(0)), is(List.of(1L, 2L, 3L)));
        assertThat(nonces(hosts.get(1).posts().get(0)), is(List.of(1L)));
        assertThat(nonces(hosts.get(1).posts().get(1)), is(List.of(2L, 3L, 4L)));
        assertThat(hosts.get(2).posts().get(0).path("payload").path("model").asText(), startsWith("assay"));
    }

    private List<Long> nonces(JsonNode post) {
        List<Long> nonces = new ArrayList<>();
        post.path("diffs").forEach(diff -> nonces.add(diff.path("nonce").asLong()));
        return nonces;
    }
}
