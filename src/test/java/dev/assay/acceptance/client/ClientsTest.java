package dev.assay.acceptance.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.PrivateKey;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ClientsTest {
    private final ServiceDouble service = new ServiceDouble();
    private final Memory memory = new Memory();
    private final GatewayAdmin gateway = new GatewayAdmin(service.address(), Bearer.of("admin-key"), memory);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aChatIsSentAsItWasWritten() {
        service.says("POST /v1/chat/completions", 200, "{\"choices\":[{\"message\":{\"content\":\"Four.\"}}]}");
        ChatClient application = new ChatClient(service.address(), Bearer.of("app-key"), memory);
        ChatAnswer answer =
                application.complete(ChatRequest.asking("m", "Wie spät? ☺").with("max_tokens", 5));
        assertThat(answer.content(), equalTo("Four."));
        assertThat(answer.requestId(), is(Optional.of("r-1")));
        assertThat(
                service.heard().body(),
                equalTo(
                        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Wie spät? ☺\"}],\"max_tokens\":5}"));
        assertThat(service.heard().headers().get("Authorization"), equalTo("Bearer app-key"));
        assertThat(service.heard().headers().get("Content-Type"), equalTo("application/json"));
        assertThat(memory.exchanges.get(0), is(answer.answer().exchange()));
    }

    @Test
    void anythingCanBeSentInsteadOfAChatAndWithoutAKey() {
        service.says("POST /v1/chat/completions", 400, "{\"error\":{\"message\":\"not JSON\"}}");
        ChatAnswer answer = new ChatClient(service.address(), Bearer.of("app-key"), memory)
                .as(Bearer.NONE)
                .send(ByteString.copyFromUtf8("{nonsense"));
        assertThat(answer.json().at("/error/message").asText(), equalTo("not JSON"));
        assertThat(service.heard().body(), equalTo("{nonsense"));
        assertThat(service.heard().headers().containsKey("Authorization"), is(false));
    }

    @Test
    void aBearerNeverShowsItself() {
        assertThat(Bearer.of("app-key").toString(), not(containsString("app-key")));
    }

    @Test
    void aStatusIsReadFieldByField() {
        service.says("GET /devshard/17/v1/status", 200, """
                {"escrow_id":"17","nonce":4,"balance":9,"phase":"active","requests_blocked":false,"config":{
                 "refusal_timeout":60,"execution_timeout":1200,"token_price":1,"create_devshard_fee":10000,
                 "fee_per_nonce":1000,"vote_threshold":1,"validation_rate":5000,"inference_seal_grace_nonces":20,
                 "inference_seal_grace_seconds":3600,"auto_seal_every_n_nonces":150}}""");
        SessionStatus status = gateway.session("17").status();
        assertThat(status.nonce(), is(4L));
        assertThat(status.terms().autoSealEveryNonces(), is(150L));
    }

    @Test
    void aFieldOfTheWrongTypeIsNamedWithWhatWasSeenAndWhere() {
        service.says(
                "GET /devshard/17/v1/status",
                200,
                "{\"escrow_id\":\"17\",\"nonce\":\"4\",\"balance\":1,\"phase\":\"active\"}");
        UnexpectedAnswer failure =
                assertThrows(UnexpectedAnswer.class, () -> gateway.session("17").status());
        assertThat(
                failure.getMessage(),
                allOf(
                        containsString("wanted a whole number in field nonce, saw \"\"4\"\""),
                        containsString("where: GET " + service.address() + "/devshard/17/v1/status, answered 200")));
    }

    @Test
    void aRefusalIsToldWithItsBody() {
        service.says("GET /devshard/17/v1/state", 401, "{\"error\":{\"message\":\"who are you?\"}}");
        UnexpectedAnswer failure =
                assertThrows(UnexpectedAnswer.class, () -> gateway.session("17").state());
        assertThat(
                failure.getMessage(),
                allOf(containsString("wanted status 200, saw 401"), containsString("who are you?")));
    }

    @Test
    void aStateIsReadWithItsInferences() {
        service.says("GET /devshard/17/v1/state", 200, """
                {"session":{"escrow_id":"17","phase":"settlement","balance":5,"latest_nonce":9,"finalize_nonce":6},
                 "group":[{"slot_id":0,"validator_address":"a"},{"slot_id":1,"validator_address":"b"}],
                 "inferences":{"10":{"status":"started","executor_slot":1,"model":"m","prompt_hash":"aa"},
                               "2":{"status":"finished","executor_slot":0,"model":"m","prompt_hash":"bb",
                                    "actual_cost":12,"validated_by":[1]}},
                 "host_stats":{"0":{"cost":12},"1":{"missed":1}},"warm_keys":{}}""");
        SessionState state = gateway.session("17").state();
        assertThat(state.inferences().keySet(), contains(2L, 10L));
        assertThat(state.inferences().get(2L).hasEnded(), is(true));
        assertThat(state.inferences().get(10L).hasEnded(), is(false));
        assertThat(state.inferences().get(2L).validatedBy(), contains(1L));
        assertThat(state.hostStats().get(1L).missed(), is(1L));
        assertThat(state.group().get(1).address(), equalTo("b"));
        assertThat(service.heard().headers().get("Authorization"), equalTo("Bearer admin-key"));
    }

    @Test
    void signaturesPendingWorkAndRequestsAreRead() {
        service.says(
                        "GET /devshard/17/v1/debug/signatures",
                        200,
                        "{\"current_nonce\":4,\"total_slots\":3,\"quorum_threshold\":3,\"highest_quorum_nonce\":0,"
                                + "\"has_quorum\":false,\"nonces\":[{\"nonce\":4,\"sig_weight\":1,\"total_slots\":3,"
                                + "\"has_quorum\":false}]}")
                .says(
                        "POST /devshard/17/v1/debug/signatures/collect?nonce=4",
                        200,
                        "{\"nonce\":4,\"sig_weight\":3,\"quorum_threshold\":3,\"total_slots\":3,\"has_quorum\":true}")
                .says(
                        "GET /devshard/17/v1/debug/pending",
                        200,
                        "{\"nonce\":4,\"pending\":[{\"type\":\"confirm\",\"id\":4}],\"warm_keys\":{}}")
                .says(
                        "POST /devshard/17/v1/debug/sync-hosts",
                        200,
                        "{\"escrow_id\":\"17\",\"nonce\":6,\"phase\":\"active\"}")
                .says("GET /devshard/17/v1/requests/r-1", 200, "{\"winner_nonce\":4}");
        GatewaySession session = gateway.session("17");
        assertThat(session.signatures().nonces().get(0).weight(), is(1L));
        assertThat(session.collect(4).hasQuorum(), is(true));
        assertThat(session.pending().pending(), contains(new PendingWork.PendingTx("confirm", 4)));
        assertThat(session.syncHosts(), is(6L));
        assertThat(session.request("r-1").number("winner_nonce"), is(4L));
    }

    @Test
    void theOperatorLoadsListsAndRemovesEscrows() {
        service.says("POST /v1/admin/devshards", 201, "{}")
                .says("GET /v1/admin/devshards", 200, "{\"devshards\":[{\"id\":\"17\",\"active\":true}]}")
                .says("POST /v1/admin/devshards/17/deactivate", 200, "{}")
                .says("DELETE /v1/admin/devshards/17", 409, "{\"error\":{\"message\":\"active\"}}");
        gateway.load("17", "ab".repeat(32), Optional.of("m"));
        assertThat(
                service.heard().body(),
                equalTo("{\"id\":\"17\",\"private_key\":\"" + "ab".repeat(32) + "\",\"model\":\"m\"}"));
        assertThat(gateway.devshards(), contains(new GatewayAdmin.LoadedDevshard("17", true)));
        assertThat(gateway.deactivate("17").status(), is(200));
        assertThat(gateway.delete("17").status(), is(409));
    }

    @Test
    void theChainIsToldAndAsked() {
        String escrow = "{\"id\":\"17\",\"creator\":\"u\",\"slots\":[\"a\"]}";
        service.says("POST /control/escrows", 201, "{\"escrow\":" + escrow + ",\"found\":true}")
                .says("GET /control/escrows", 200, "{\"escrows\":[" + escrow + "]}")
                .says(
                        "GET /productscience/inference/inference/devshard_escrow/99",
                        200,
                        "{\"escrow\":{},\"found\":false}");
        ChainControl chain = new ChainControl(service.address(), memory);
        PrivateKey owner = PrivateKey.derive("owner");
        Group group = new Group(List.of(PrivateKey.derive("host").address()));
        ChainControl.EscrowView made =
                chain.createEscrow(EscrowOrder.of(owner.address(), group, 500).tokenPrice(7));
        assertThat(made.id(), equalTo("17"));
        assertThat(service.heard().body(), containsString("\"amount\":500"));
        assertThat(service.heard().body(), containsString("\"token_price\":7"));
        assertThat(chain.escrows(), contains(made));
        assertThat(chain.escrow("99"), is(Optional.empty()));
    }

    @Test
    void aHostShowsItsHistorySignaturesAndMempool() {
        service.says(
                        "GET /v1/devshard/sessions/17/diffs?from=1&to=2",
                        200,
                        "[{\"diff\":{\"nonce\":1,\"txs\":\"CAE=\",\"user_sig\":\"AAAA\",\"post_state_root\":\"BBBB\"},"
                                + "\"state_hash\":\"CCCC\"}]")
                .says("GET /v1/devshard/sessions/17/signatures?nonce=1", 200, "{\"signatures\":{\"2\":\"AAAA\"}}")
                .says("GET /v1/devshard/sessions/17/mempool", 200, "{\"txs\":null}");
        HostTransport host = new HostTransport(service.address(), "/v1/devshard", memory);
        HistoryEntry entry = host.diffs("17", 1, 2).get(0);
        assertThat(entry.nonce(), is(1L));
        assertThat(entry.transactions().isEmpty(), is(true));
        assertThat(entry.userSignature().size(), is(3));
        assertThat(host.signatures("17", 1).keySet(), contains(2));
        assertThat(host.mempool("17").isEmpty(), is(true));
    }

    @Test
    void aSilentServiceIsNoAnswer() {
        service.close();
        URI address = service.address();
        NoAnswer failure = assertThrows(NoAnswer.class, () -> new GatewayAdmin(address, Bearer.NONE, memory).metrics());
        assertThat(failure.getMessage(), containsString("GET " + address + "/metrics, not answered (ConnectException"));
        assertThat(memory.exchanges.get(0).failure().isPresent(), is(true));
    }

    @Test
    void anAnswerThatIsNoJsonSaysSo() {
        service.says("GET /v1/models", 200, "<html>");
        UnexpectedAnswer failure = assertThrows(UnexpectedAnswer.class, gateway::models);
        assertThat(failure.getMessage(), containsString("wanted a JSON document, saw \"<html>\""));
    }
}
