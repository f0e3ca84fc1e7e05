package dev.assay.devshard.gateway;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.Assay;
import dev.assay.service.InvalidSetting;
import dev.assay.service.Json;
import dev.assay.service.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 2.8 and 7: what a gateway needs to start, and what it does without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StartTest {
    private static final String STRANGER = "00".repeat(31) + "22";
    private Network network;

    @TempDir
    private Path directory;

    private RunningService gateway;

    @BeforeAll
    void start(@TempDir Path directory) {
        network = new Network(directory, 1).startGateway();
    }

    @AfterAll
    void stop() {
        network.close();
    }

    @AfterEach
    void stopOwn() {
        if (gateway != null) {
            gateway.stop();
        }
    }

    private Call started(Map<String, String> settings) {
        gateway = Assay.start("devshardctl", settings);
        return new Call(gateway.url(), Optional.of(Network.KEY));
    }

    /** Of one escrow, in a directory of its own. */
    private Map<String, String> settings(String escrow, String key) {
        Map<String, String> settings = new HashMap<>(network.gatewaySettings());
        settings.remove("DEVSHARDS_JSON");
        settings.put("DEVSHARD_STORAGE_DIR", directory.toString());
        settings.put("DEVSHARD_ESCROW_ID", escrow);
        settings.put("DEVSHARD_PRIVATE_KEY", key);
        return settings;
    }

    @Test
    void a_gateway_of_one_escrow_answers_at_top_level() {
        String escrow = network.deposit(10_000_000);
        Call call = started(settings(escrow, Network.USER));

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
        Call call = started(settings(next, Network.USER));
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
        InvalidSetting refused = assertThrows(InvalidSetting.class, () -> started(settings(escrow, STRANGER)));
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

    @ParameterizedTest
    @CsvSource({
        "DEVSHARD_PORT,no-port",
        "DEVSHARD_PRIVATE_KEY,xyz",
        "DEVSHARD_ROUTE_PREFIX,/v2",
        "DEVSHARD_CHAIN_REST,chain",
        "GATEWAY_ACCESS_MODE,friends",
        "GATEWAY_MAX_CONCURRENT_REQUESTS,0",
        "DEVSHARDS_JSON,{}",
        "DEVSHARDS_JSON,[{\"id\":\"1\"}]"
    })
    void a_wrong_setting_is_named(String name, String value) {
        Map<String, String> settings = settings("1", Network.USER);
        settings.put(name, value);

        InvalidSetting refused = assertThrows(InvalidSetting.class, () -> started(settings));

        assertThat(refused.name(), is(name));
    }

    @Test
    void without_anything_to_serve_and_nobody_to_say_what_it_does_not_start() {
        InvalidSetting refused =
                assertThrows(InvalidSetting.class, () -> started(Map.of("DEVSHARD_STORAGE_DIR", directory.toString())));

        assertThat(refused.name(), is("DEVSHARD_ESCROW_ID"));
    }

    @Test
    void a_silent_chain_ends_the_start_but_not_a_session_that_is_stored() {
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = settings(escrow, Network.USER);
        Map<String, String> deaf = new HashMap<>(settings);
        deaf.put("DEVSHARD_CHAIN_REST", "http://127.0.0.1:9");
        RuntimeException refused = assertThrows(RuntimeException.class, () -> started(deaf));
        assertThat(refused.getMessage(), containsString("chain"));

        started(settings).post("/v1/chat/completions", network.question(false)).must(200);
        gateway.stop();
        Call call = started(deaf);

        call.post("/v1/chat/completions", network.question(false)).must(200);
        assertThat(call.get("/v1/status").json().path("nonce").asLong(), is(2L));
    }

    @Test
    void keys_may_stand_in_variables_of_their_own() {
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = settings(escrow, Network.USER);
        settings.remove("DEVSHARD_ESCROW_ID");
        settings.remove("DEVSHARD_PRIVATE_KEY");
        settings.put(
                "DEVSHARDS_JSON", "[{\"id\":\"" + escrow + "\",\"private_key_env\":\"KEY_OF_ONE\",\"model\":\"m\"}]");
        settings.put("KEY_OF_ONE", Network.USER);
        Call call = started(settings);

        assertThat(call.get("/v1/models").text(), containsString("\"id\":\"m\""));
        call.post(
                        "/v1/chat/completions",
                        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"by variable\"}]}")
                .must(200);
    }

    @Test
    void without_an_admin_key_there_is_no_administration() {
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = settings(escrow, Network.USER);
        settings.remove("DEVSHARD_ADMIN_API_KEY");
        Call call = started(settings);

        assertThat(call.as(Network.ADMIN).get("/v1/admin/settings").must(404).errorCode(), is("not_found"));
        call.as("").get("/v1/state").must(404);
        call.as(Network.ADMIN).post("/v1/finalize", "").must(404);
    }

    @Test
    void a_fresh_gateway_answers_its_administrator_only_until_settings_say_otherwise() {
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = settings(escrow, Network.USER);
        settings.remove("GATEWAY_ACCESS_MODE");
        Call call = started(settings);
        Call admin = call.as(Network.ADMIN);

        call.post("/v1/chat/completions", network.question(false)).must(401);
        admin.post("/v1/chat/completions", network.question(false)).must(200);
        admin.post(
                        "/v1/admin/settings",
                        "{\"model_limits\":[{\"model\":\"" + Network.MODEL + "\",\"access_mode\":\"open\"}]}")
                .must(200);
        call.anonymous().post("/v1/chat/completions", network.question(false)).must(200);
        Call.Reply refused = admin.post("/v1/admin/settings", "{\"redundancy\":{\"receipt_timeout_ms\":\"x\"}}");
        assertThat(refused.must(400).json().at("/error/param").asText(), is("redundancy.receipt_timeout_ms"));
    }

    @Test
    void a_disabled_gateway_says_where_to_go() {
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = settings(escrow, Network.USER);
        settings.put("DEVSHARD_GATEWAY_DISABLED", "1");
        settings.put("DEVSHARD_GATEWAY_DISABLED_NEW_URL", "https://new.example");

        Call.Reply reply = started(settings)
                .post("/v1/chat/completions", network.question(false))
                .must(308);

        assertThat(reply.json().path("new_url").asText(), is("https://new.example"));
        assertThat(reply.header("Location"), is("https://new.example/v1/chat/completions"));
    }

    @Test
    void a_stored_session_that_the_chain_contradicts_is_not_served() { // D35
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = settings(escrow, Network.USER);
        started(settings);
        gateway.stop();
        try (Network another = new Network(directory.resolve("another"), 1)) {
            another.deposit(Json.newObject().put("id", escrow).put("amount", "77000000"));
            settings.put("DEVSHARD_CHAIN_REST", another.chainService().url().toString());

            RuntimeException refused = assertThrows(RuntimeException.class, () -> started(settings));

            assertThat(refused.getMessage(), containsString("77000000"));
        }
    }

    @Test
    void a_session_stays_with_the_version_it_was_begun_with() {
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = settings(escrow, Network.USER);
        started(settings).post("/v1/chat/completions", network.question(false)).must(200);
        gateway.stop();
        settings.put("DEVSHARD_ROUTE_PREFIX", "/devshard/v9");

        RuntimeException refused = assertThrows(RuntimeException.class, () -> started(settings));

        assertThat(refused.getMessage(), containsString("version conflict"));
    }
}
