package dev.assay.devshard.gateway;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.service.InvalidSetting;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 2.8 and 7: what the environment may say to a gateway that starts, and what it does without. */
final class StartTest extends OnOneNetwork<Network> {
    @RegisterExtension
    private final OwnGateway gateway = new OwnGateway();

    StartTest() {
        super(directory -> new Network(directory, 1));
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
        Map<String, String> settings = network.settingsOf("1", Network.USER);
        settings.put(name, value);

        InvalidSetting refused = assertThrows(InvalidSetting.class, () -> gateway.start(settings));

        assertThat(refused.name(), is(name));
    }

    @Test
    void without_anything_to_serve_and_nobody_to_say_what_it_does_not_start(@TempDir Path directory) {
        InvalidSetting refused = assertThrows(
                InvalidSetting.class, () -> gateway.start(Map.of("DEVSHARD_STORAGE_DIR", directory.toString())));

        assertThat(refused.name(), is("DEVSHARD_ESCROW_ID"));
    }

    @Test
    void keys_may_stand_in_variables_of_their_own() {
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = network.settingsOf(escrow, Network.USER);
        settings.remove("DEVSHARD_ESCROW_ID");
        settings.remove("DEVSHARD_PRIVATE_KEY");
        settings.put(
                "DEVSHARDS_JSON", "[{\"id\":\"" + escrow + "\",\"private_key_env\":\"KEY_OF_ONE\",\"model\":\"m\"}]");
        settings.put("KEY_OF_ONE", Network.USER);
        Call call = gateway.start(settings);

        assertThat(call.get("/v1/models").text(), containsString("\"id\":\"m\""));
        call.post(
                        "/v1/chat/completions",
                        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"by variable\"}]}")
                .must(200);
    }

    @Test
    void without_an_admin_key_there_is_no_administration() {
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = network.settingsOf(escrow, Network.USER);
        settings.remove("DEVSHARD_ADMIN_API_KEY");
        Call call = gateway.start(settings);

        assertThat(call.as(Network.ADMIN).get("/v1/admin/settings").must(404).errorCode(), is("not_found"));
        call.as("").get("/v1/state").must(404);
        call.as(Network.ADMIN).post("/v1/finalize", "").must(404);
    }

    @Test
    void a_fresh_gateway_answers_its_administrator_only_until_settings_say_otherwise() {
        String escrow = network.deposit(10_000_000);
        Map<String, String> settings = network.settingsOf(escrow, Network.USER);
        settings.remove("GATEWAY_ACCESS_MODE");
        Call call = gateway.start(settings);
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
        Map<String, String> settings = network.settingsOf(escrow, Network.USER);
        settings.put("DEVSHARD_GATEWAY_DISABLED", "1");
        settings.put("DEVSHARD_GATEWAY_DISABLED_NEW_URL", "https://new.example");

        Call.Reply reply = gateway.start(settings)
                .post("/v1/chat/completions", network.question(false))
                .must(308);

        assertThat(reply.json().path("new_url").asText(), is("https://new.example"));
        assertThat(reply.header("Location"), is("https://new.example/v1/chat/completions"));
    }
}
