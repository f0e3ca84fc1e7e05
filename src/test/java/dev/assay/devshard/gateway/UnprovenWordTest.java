package dev.assay.devshard.gateway;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.service.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What hosts say that does not hold, and that nothing of it reaches the client or the books (contract 10). */
final class UnprovenWordTest extends OnFrontedNetwork {
    @Test
    void nothing_of_a_host_whose_state_signature_does_not_hold_reaches_the_client() { // D14
        assertReplaced(
                Tampering.receipt(receipt ->
                        receipt.put("state_sig", PrivateKey.derive("nobody").sign(new byte[1]))),
                true);
    }

    @Test
    void a_signature_over_no_root_at_all_counts_for_nothing() { // D30
        String escrow = network.escrow();
        assertReplaced(
                escrow,
                Tampering.receipt(receipt -> {
                    byte[] content = SigningContent.state(
                            Hash.ZERO, escrow, receipt.path("nonce").asLong());
                    receipt.remove("state_hash");
                    receipt.put("state_sig", network.hostKey(1).sign(content));
                }),
                false);
    }

    @Test
    void a_host_at_another_root_is_not_believed() {
        assertReplaced(Tampering.receipt(receipt -> receipt.put("state_hash", Hash.ZERO.bytes())), false);
    }

    @Test
    void a_receipt_that_is_garbage_starts_nothing() { // D32
        assertReplaced(
                Tampering.receipt(
                        receipt -> receipt.put("receipt", new byte[65]).put("confirmed_at", 32503680000L)),
                false);
    }

    private void assertReplaced(TamperingProxy.Manner manner, boolean stream) {
        assertReplaced(network.escrow(), manner, stream);
    }

    private void assertReplaced(String escrow, TamperingProxy.Manner manner, boolean stream) {
        network.proxy(1).behave(manner);

        Call.Reply reply = network.app()
                .post(Network.at(escrow, "/chat/completions"), network.question(stream))
                .must(200);

        assertThat(reply.text(), not(containsString("evil")));
        assertThat(network.nonce(escrow), is(2L));
        assertThat(network.quarantined(escrow), hasItem(network.address(1) + " misbehaviour"));
        assertThat(network.state(escrow).at("/inferences/1/status").asText(), is("pending"));
        network.proxy(1).behave(TamperingProxy.Manner.HONEST);
        network.admin().post(Network.at(escrow, "/debug/sync-hosts"), "").must(200);
        network.settle(escrow);
    }

    @Test
    void a_host_that_claims_a_nonce_nobody_composed_does_not_move_its_cursor() { // D31
        String escrow = network.escrow();
        network.proxy(1).behave(Tampering.receipt(receipt -> receipt.put("nonce", 1_000_000)));
        network.ask(escrow).must(200);
        network.proxy(1).behave(TamperingProxy.Manner.HONEST);
        network.proxy(1).posts().clear();

        network.admin().post(Network.at(escrow, "/debug/sync-hosts"), "").must(200);

        JsonNode first = network.proxy(1).posts().get(0);
        assertThat(first.at("/diffs/0/nonce").asLong(), is(1L));
    }

    @Test
    void a_host_may_withhold_its_state_signature() {
        String escrow = network.escrow();
        network.proxy(1).behave(Tampering.receipt(receipt -> receipt.remove("state_sig")));

        assertThat(network.ask(escrow).must(200).text(), containsString("evil"));
        assertThat(network.nonce(escrow), is(1L));
        assertThat(
                network.admin()
                        .get(Network.at(escrow, "/debug/signatures"))
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
        network.proxy(1).behave(Tampering.mempool(meta -> {
            ArrayNode honest = (ArrayNode) meta.get("mempool");
            honest.insert(0, forged);
            honest.insert(0, "not base64 !");
        }));

        network.ask(escrow).must(200);
        network.awaitFinish(escrow, 1);
        network.ask(escrow).must(200);

        JsonNode first = network.state(escrow).at("/inferences/1");
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
                        ? Json.text(Map.of("signatures", Map.of("0", new byte[65], "9", "x")))
                        : body;
            }
        };
        network.proxy(0).behave(withholding);
        network.proxy(1).behave(garbageSignatures());
        network.proxy(2).behave(garbageSignatures());

        Call.Reply missed =
                network.admin().post(Network.at(escrow, "/finalize"), "").must(500);
        assertThat(missed.errorCode(), is("insufficient_signatures"));
        assertThat(missed.json().at("/error/message").asText(), is("insufficient signatures: 2/3 weight"));
        long nonce = network.nonce(escrow);
        network.proxy(0).behave(TamperingProxy.Manner.HONEST);

        JsonNode settlement = network.settle(escrow).json();
        assertThat(settlement.path("nonce").asLong(), is(nonce));
        assertThat(settlement.path("signatures").size(), is(3));
    }

    private TamperingProxy.Manner garbageSignatures() {
        return new TamperingProxy.Manner() {
            @Override
            public String document(String path, String body) {
                return path.endsWith("/signatures") ? Json.text(Map.of("signatures", Map.of("0", new byte[65]))) : body;
            }
        };
    }
}
