package dev.assay.devshard.gateway;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.service.InvalidSetting;
import dev.assay.service.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 2.8 and 7: which escrows a gateway serves once it started, and which it refuses. */
final class ServedEscrowsTest extends OnOneNetwork<Network> {
    private static final String STRANGER = "00".repeat(31) + "22";

    @RegisterExtension
    private final OwnGateway gateway = new OwnGateway();

    ServedEscrowsTest() {
        super(directory -> new Network(directory, 1).startGateway());
    }

    @Test
    void a_gateway_of_one_escrow_answers_at_top_level() {
        String escrow = network.deposit(10_000_000);
        Call call = gateway.start(network.settingsOf(escrow, Network.USER));

        call.post("/v1/chat/completions", network.question(false)).must(200);

        JsonNode status = call.get("/v1/status").must(200).json();
        assertThat(status.path("escrow_id").asText(), is(escrow));
        assertThat(status.path("nonce").asLong(), is(1L));
        Call admin = call.as(Network.ADMIN);
        admin.get("/v1/state").must(200);
        admin.get("/v1/debug/perf").must(200);
        admin.get("/v1/debug/state").must(200);
        admin.post("/v1/finalize", "").must(200);
        assertThat(
                call.post("/v1/chat/completions", network.question(false))
                        .must(502)
                        .errorCode(),
                is("no_runtime"));
    }

    @Test
    void a_gateway_of_several_escrows_chooses_for_chats_and_for_nothing_else() {
        network.escrow();
        String other = network.escrow();
        Call.Reply reply = network.app()
                .post("/v1/chat/completions", network.question(false))
                .must(200);

        assertThat(reply.header("X-Devshard-ID").isEmpty(), is(false));
        assertThat(network.admin().get("/v1/state").must(400).errorCode(), is("escrow_required"));
        network.admin().post("/v1/finalize", "").must(400);
        JsonNode status = network.app().get("/v1/status").must(200).json();
        assertThat(status.path("mode").asText(), is("multi"));
        assertThat(status.path("runtimes").toString(), containsString("\"id\":\"" + other + "\""));
        assertThat(network.app().get("/metrics").must(200).text(), containsString("devshard_chats_total"));
    }

    @Test
    void an_escrow_the_chain_does_not_know_yet_is_served_once_it_does() { // D37
        String next = Long.toString(Long.parseLong(network.deposit(10_000_000)) + 1_000);
        Call call = gateway.start(network.settingsOf(next, Network.USER));
        assertThat(
                call.post("/v1/chat/completions", network.question(false))
                        .must(503)
                        .errorCode(),
                is("escrow_unavailable"));
        assertThat(call.get("/v1/status").must(200).text(), containsString("knows no escrow"));
        assertThat(call.get("/devshard/" + next + "/v1/status").must(503).text(), containsString("knows no escrow"));

        network.deposit(Json.newObject().put("id", next).put("amount", "10000000"));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> call.get("/v1/status").json().has("nonce"));
        call.post("/v1/chat/completions", network.question(false)).must(200);
    }

    @Test
    void a_key_that_is_not_the_creators_is_refused() {
        String escrow = network.deposit(10_000_000);
        InvalidSetting refused =
                assertThrows(InvalidSetting.class, () -> gateway.start(network.settingsOf(escrow, STRANGER)));
        assertThat(refused.getMessage(), containsString("was created by"));
        assertThat(refused.getMessage(), not(containsString(STRANGER)));

        Call.Reply reply = network.admin()
                .post("/v1/admin/devshards", Json.text(Map.of("id", escrow, "private_key", STRANGER)))
                .must(400);
        assertThat(reply.errorCode(), is("signer_mismatch"));
        assertThat(reply.text(), not(containsString(STRANGER)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id":"77777777","private_key":"%s"}                     | 404 | escrow_unknown
            {"id":"1"}                                               | 400 | invalid_request
            {"id":1,"private_key":"%s"}                              | 400 | invalid_request
            {"id":"one","private_key":"%s"}                          | 400 | invalid_request
            {"id":"1","private_key":"abc"}                           | 400 | invalid_request
            {"id":"1","private_key":"%s","colour":"red"}             | 400 | invalid_request
            {"id":"88888888","private_key_env":"NOT_SET"}            | 400 | key_missing
            {"id":"1","private_key":"%s","protocol_version":"a b"}   | 400 | invalid_request
            """)
    void an_escrow_that_cannot_be_loaded_is_refused_with_the_reason(String order, int status, String code) {
        String body = order.replace("%s", Network.USER);

        Call.Reply reply = network.admin().post("/v1/admin/devshards", body).must(status);

        assertThat(reply.errorCode(), is(code));
        assertThat(reply.text(), not(containsString(Network.USER)));
    }

    @Test
    void a_silent_chain_ends_the_start_but_not_a_session_that_is_stored() {
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = network.settingsOf(escrow, Network.USER);
        Map<String, String> deaf = new HashMap<>(settings);
        deaf.put("DEVSHARD_CHAIN_REST", "http://127.0.0.1:9");
        RuntimeException refused = assertThrows(RuntimeException.class, () -> gateway.start(deaf));
        assertThat(refused.getMessage(), containsString("chain"));

        gateway.start(settings)
                .post("/v1/chat/completions", network.question(false))
                .must(200);
        gateway.stop();
        Call call = gateway.start(deaf);

        call.post("/v1/chat/completions", network.question(false)).must(200);
        assertThat(call.get("/v1/status").json().path("nonce").asLong(), is(2L));
    }

    @Test
    void a_stored_session_that_the_chain_contradicts_is_not_served(@TempDir Path directory) { // D35
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = network.settingsOf(escrow, Network.USER);
        gateway.start(settings);
        gateway.stop();
        try (Network another = new Network(directory, 1)) {
            another.deposit(Json.newObject().put("id", escrow).put("amount", "77000000"));
            settings.put("DEVSHARD_CHAIN_REST", another.chainService().url().toString());

            RuntimeException refused = assertThrows(RuntimeException.class, () -> gateway.start(settings));

            assertThat(refused.getMessage(), containsString("77000000"));
        }
    }

    @Test
    void a_session_stays_with_the_version_it_was_begun_with() {
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = network.settingsOf(escrow, Network.USER);
        gateway.start(settings)
                .post("/v1/chat/completions", network.question(false))
                .must(200);
        gateway.stop();
        settings.put("DEVSHARD_ROUTE_PREFIX", "/devshard/v9");

        RuntimeException refused = assertThrows(RuntimeException.class, () -> gateway.start(settings));

        assertThat(refused.getMessage(), containsString("version conflict"));
    }
}
