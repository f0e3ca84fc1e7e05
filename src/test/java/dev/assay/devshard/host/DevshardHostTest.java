package dev.assay.devshard.host;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.Assay;
import dev.assay.devshard.bridge.RestBridge;
import dev.assay.devshard.host.HostClient.Reply;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.service.InvalidSetting;
import dev.assay.service.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service as it is started by name, against the mock chain over HTTP. */
final class DevshardHostTest {
    private static final String KEY = "0000000000000000000000000000000000000000000000000000000000000012";
    private static final PrivateKey HOST = PrivateKey.fromHex(KEY);
    private static final PrivateKey USER = PrivateKey.derive("user");

    @TempDir
    Path directory;

    private Map<String, String> settings(String chain) {
        Map<String, String> settings = new HashMap<>();
        settings.put("DEVSHARD_PORT", "0");
        settings.put("DEVSHARD_HOST_PRIVATE_KEY", KEY);
        settings.put("DEVSHARD_DATA_DIR", directory.toString());
        settings.put("DEVSHARD_CHAIN_REST", chain);
        return settings;
    }

    @Test
    void a_host_serves_an_escrow_of_the_mock_chain() {
        String seed = HOST.address() + "=http://127.0.0.1:1";
        RunningService chain = Assay.start(
                "mock-chain",
                Map.of(
                        "MOCK_CHAIN_PORT",
                        "0",
                        "DEVSHARD_E2E_ESCROW_ID",
                        "7",
                        "DEVSHARD_E2E_CREATOR_ADDRESS",
                        USER.address().value(),
                        "DEVSHARD_E2E_HOSTS",
                        seed));
        RunningService host = Assay.start("devshard-host", settings(chain.url().toString()));
        try {
            RestBridge bridge = new RestBridge(chain.url(), Duration.ofSeconds(5));
            Owner owner = new Owner(USER, SessionTerms.of(bridge.escrow("7").orElseThrow(), bridge.params()));
            owner.ask(Scene.PROMPT);
            Reply reply = new HostClient(host.url(), RoutePrefix.LEGACY)
                    .chat(owner, Scene.PROMPT)
                    .mustBe(200);
            assertThat(reply.receipt().has("receipt"), is(true));
        } finally {
            host.stop();
            host.kill();
            chain.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DEVSHARD_HOST_PRIVATE_KEY,'',is required",
        "DEVSHARD_HOST_PRIVATE_KEY,abc,is not a private key of 64 hexadecimal digits",
        "DEVSHARD_PORT,abc,is not a port",
        "DEVSHARD_CHAIN_REST,ftp://x,http",
        "DEVSHARD_ROUTE_PREFIX,/v2/devshard,is neither /v1/devshard nor /devshard/<version>",
        "DEVSHARD_STUB_MODE,loud,\"is not one of fixed, echo\"",
        "DEVSHARD_STUB_CHUNK_GAP_MS,fast,is not a number of milliseconds",
        "PG_CONNECT_TIMEOUT,2,is not a duration",
    })
    void a_bad_setting_is_named(String name, String value, String rule) {
        Map<String, String> settings = settings("http://127.0.0.1:1");
        settings.put(name, value);
        InvalidSetting refusal = assertThrows(InvalidSetting.class, () -> Assay.start("devshard-host", settings));
        assertThat(refusal.getMessage(), containsString(name + ": "));
        assertThat(refusal.getMessage(), containsString(rule.replace("\"", "")));
        assertThat(refusal.getMessage(), not(containsString("\"abc\" is not a private")));
    }
}
