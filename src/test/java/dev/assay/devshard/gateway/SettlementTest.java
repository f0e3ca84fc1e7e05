package dev.assay.devshard.gateway;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Settlement;
import dev.assay.devshard.protocol.SettlementJson;
import dev.assay.devshard.protocol.SettlementVerifier;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.service.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Contract 4.8 to 4.10: how a session ends. */
final class SettlementTest extends OnOneNetwork<Network> {
    SettlementTest() {
        super(directory -> new Network(directory, 3).startGateway());
    }

    @Test
    void three_chats_and_an_end_go_as_the_contracts_trace_says() throws Exception {
        String escrow = network.escrow();
        for (int i = 0; i < 3; i++) {
            network.ask(escrow).must(200);
        }
        network.admin().get(Network.at(escrow, "/finalize")).must(409);

        Call.Reply reply = network.settle(escrow);

        Settlement settlement = SettlementJson.read(reply.text().getBytes(StandardCharsets.UTF_8));
        assertThat(settlement.nonce(), is(7L));
        assertThat(settlement.fees(), is(13_000L));
        List<List<String>> history = history(0, escrow);
        assertThat(history.get(0), contains("start(1)"));
        assertThat(history.get(1), contains("confirm(1)", "finish(1)", "start(2)"));
        assertThat(history.get(2), contains("confirm(2)", "finish(2)", "start(3)"));
        assertThat(history.get(3), hasItems("confirm(3)", "finish(3)", "finalize-round"));
        assertThat(history.size(), is(7));
        assertHolds(settlement);
        for (int host = 0; host < 3; host++) {
            assertThat(history(host, escrow), is(history));
            assertThat(signatures(host, escrow, 7).has(Integer.toString(host)), is(true));
        }
        assertThat(
                network.admin().get(Network.at(escrow, "/finalize")).must(200).json(), is(reply.json()));
    }

    private void assertHolds(Settlement settlement) {
        Group group = new Group(IntStream.range(0, 3)
                .mapToObj(i -> network.hostKey(i).address())
                .toList());
        assertThat(SettlementVerifier.verify(settlement, group, Map.of()).violations(), is(empty()));
    }

    private Call host(int host) {
        return new Call(network.host(host).url(), Optional.empty());
    }

    private List<List<String>> history(int host, String escrow) throws IOException, MalformedMessage {
        List<List<String>> history = new ArrayList<>();
        JsonNode diffs = host(host)
                .get("/v1/devshard/sessions/" + escrow + "/diffs?from=1&to=100")
                .must(200)
                .json();
        for (JsonNode entry : diffs) {
            JsonNode diff = entry.path("diff");
            history.add(SignedDiff.decodeTxs(
                            diff.path("nonce").asLong(), diff.path("txs").binaryValue())
                    .stream()
                    .map(Transactions::describe)
                    .toList());
        }
        return history;
    }

    private JsonNode signatures(int host, String escrow, long nonce) {
        return host(host)
                .get("/v1/devshard/sessions/" + escrow + "/signatures?nonce=" + nonce)
                .must(200)
                .json()
                .path("signatures");
    }

    @Test
    void an_end_is_an_end_also_for_what_was_answered_before() { // D08
        String escrow = network.escrow();
        String question = Network.question("what did you answer before?", false);
        network.app().post(Network.at(escrow, "/chat/completions"), question).must(200);
        JsonNode settlement = network.settle(escrow).json();
        long nonce = network.nonce(escrow);

        assertThat(
                network.app()
                        .post(Network.at(escrow, "/chat/completions"), question)
                        .must(502)
                        .errorCode(),
                is("session_finalized"));
        network.ask(escrow).must(502);
        network.admin().post(Network.at(escrow, "/debug/sync-hosts"), "").must(500);

        assertThat(network.nonce(escrow), is(nonce));
        assertThat(network.settle(escrow).json(), is(settlement));
        assertThat(
                network.admin()
                        .get(Network.at(escrow, "/state"))
                        .json()
                        .at("/session/phase")
                        .asText(),
                is("settlement"));
    }

    @Test
    void a_session_nobody_asked_anything_settles_too() {
        String escrow = network.escrow();

        JsonNode settlement = network.settle(escrow).json();

        assertThat(settlement.path("nonce").asLong(), is(4L));
        assertThat(settlement.path("signatures").size(), is(3));
    }

    @Test
    void synchronising_brings_all_hosts_to_one_state_that_all_have_signed() {
        String escrow = network.escrow();
        for (int i = 0; i < 4; i++) {
            network.ask(escrow).must(200);
        }

        JsonNode synced = network.admin()
                .post(Network.at(escrow, "/debug/sync-hosts"), "")
                .must(200)
                .json();

        long nonce = synced.path("nonce").asLong();
        assertThat(synced.path("phase").asText(), is("active"));
        assertThat(network.nonce(escrow), is(nonce));
        JsonNode state = network.admin().get(Network.at(escrow, "/state")).json();
        state.path("inferences")
                .forEach(inference -> assertThat(inference.path("status").asText(), is("finished")));
        JsonNode overview = network.admin()
                .get(Network.at(escrow, "/debug/signatures"))
                .must(200)
                .json();
        assertThat(overview.path("highest_quorum_nonce").asLong(), is(nonce));
        assertThat(network.admin().get(Network.at(escrow, "/debug/pending")).text(), not(containsString("finish")));
        JsonNode collected = network.admin()
                .post(Network.at(escrow, "/debug/signatures/collect?nonce=" + nonce), "")
                .must(200)
                .json();
        assertThat(collected.path("sig_weight").asInt(), is(3));
        for (String wrong : List.of("", "?nonce=x", "?nonce=0", "?nonce=" + (nonce + 1))) {
            network.admin()
                    .post(Network.at(escrow, "/debug/signatures/collect" + wrong), "")
                    .must(400);
        }
    }

    @Test
    void an_address_with_two_slots_signs_for_both() throws MalformedMessage { // X17
        ObjectNode order = Json.newObject().put("amount", "1000000");
        ArrayNode slots = order.putArray("slots");
        for (int member : new int[] {0, 1, 2, 0}) {
            slots.add(network.hostKey(member).address().value());
        }
        String escrow = network.load(network.deposit(order));
        for (int i = 0; i < 4; i++) {
            network.ask(escrow).must(200);
        }

        Call.Reply reply = network.settle(escrow);

        Settlement settlement = SettlementJson.read(reply.text().getBytes(StandardCharsets.UTF_8));
        assertThat(settlement.nonce(), is(9L));
        assertThat(settlement.signatures().size(), is(4));
        Group group = new Group(Stream.of(0, 1, 2, 0)
                .map(member -> network.hostKey(member).address())
                .toList());
        assertThat(SettlementVerifier.verify(settlement, group, Map.of()).violations(), is(empty()));
    }

    @Test
    void a_host_may_work_with_a_key_its_validator_granted() throws MalformedMessage { // contract 3.5
        PrivateKey warm = PrivateKey.derive("warm");
        String validator = network.hostKey(1).address().value();
        network.chain()
                .put(
                        "/control/grants/" + validator,
                        Json.text(Map.of(
                                "grantees",
                                List.of(Map.of("address", warm.address().value())))))
                .must(200);
        network.host(1).stop();
        network.startHost(
                1, Hash.sha256("warm".getBytes(StandardCharsets.UTF_8)).hex());
        String escrow = network.escrow();
        for (int i = 0; i < 3; i++) {
            network.ask(escrow).must(200);
        }
        assertThat(network.nonce(escrow), is(3L));

        Call.Reply reply = network.settle(escrow);

        Settlement settlement = SettlementJson.read(reply.text().getBytes(StandardCharsets.UTF_8));
        Group group = new Group(IntStream.range(0, 3)
                .mapToObj(i -> network.hostKey(i).address())
                .toList());
        assertThat(
                SettlementVerifier.verify(settlement, group, Map.of(1, warm.address()))
                        .violations(),
                is(empty()));
        assertThat(
                network.admin()
                        .get(Network.at(escrow, "/state"))
                        .json()
                        .at("/warm_keys/1")
                        .asText(),
                is(warm.address().value()));
        network.host(1).stop();
        network.startHost(1);
    }

    @Test
    void an_escrow_that_is_spent_refuses_before_it_charges_and_still_settles() { // X9
        String escrow = network.load(network.deposit(15_000));
        network.ask(escrow).must(200);
        long nonce = network.nonce(escrow);

        assertThat(network.ask(escrow).must(503).errorCode(), is("insufficient_balance"));

        assertThat(network.nonce(escrow), is(nonce));
        network.settle(escrow);
    }
}
