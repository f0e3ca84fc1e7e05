package dev.assay.devshard.gateway;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.Assay;
import dev.assay.service.Json;
import dev.assay.service.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway was told and told others is still so after it was stopped or killed. */
final class RestartTest extends OnOneNetwork<Network> {
    private static final Duration SOON = Duration.ofSeconds(20);

    RestartTest() {
        super(directory -> new Network(directory, 3)
                .with("GATEWAY_PROBE_INTERVAL_MS", "50")
                .startGateway());
    }

    private List<String> statuses(String escrow) {
        List<String> statuses = new ArrayList<>();
        network.admin()
                .get(Network.at(escrow, "/state"))
                .must(200)
                .json()
                .path("inferences")
                .forEach(inference -> statuses.add(inference.path("status").asText()));
        return statuses;
    }

    private void restart(boolean killed) {
        RunningService gateway = network.gateway();
        if (killed) {
            gateway.kill();
        } else {
            gateway.stop();
        }
        network.startGateway();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_session_goes_on_where_it_was(boolean killed) {
        String escrow = network.escrow();
        for (int i = 0; i < 4; i++) {
            network.ask(escrow).must(200);
        }
        JsonNode before = network.admin().get(Network.at(escrow, "/state")).json();

        restart(killed);

        assertThat(network.nonce(escrow), is(4L));
        assertThat(network.admin().get(Network.at(escrow, "/state")).json(), is(before));
        for (int i = 0; i < 3; i++) {
            network.ask(escrow).must(200);
        }
        assertThat(network.nonce(escrow), is(7L));
        JsonNode settlement = network.settle(escrow).json();
        assertThat(settlement.path("signatures").size(), is(3));
        assertThat(statuses(escrow), is(Collections.nCopies(7, "finished")));
    }

    @Test
    void a_settled_session_shows_the_same_after_a_restart() { // D05, D33
        String escrow = network.escrow();
        network.ask(escrow).must(200);
        network.ask(escrow).must(200);
        JsonNode settlement = network.settle(escrow).json();
        JsonNode state = network.admin().get(Network.at(escrow, "/state")).json();

        restart(true);

        assertThat(
                network.admin().get(Network.at(escrow, "/finalize")).must(200).json(), is(settlement));
        assertThat(network.admin().get(Network.at(escrow, "/state")).json(), is(state));
        assertThat(statuses(escrow), is(List.of("finished", "finished")));
        network.ask(escrow).must(502);
    }

    @Test
    void finalizing_that_was_cut_off_goes_on() { // D07, X13
        TamperingProxy proxy = network.front(0);
        String escrow = network.escrow();
        network.ask(escrow).must(200);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        proxy.behave(new TamperingProxy.Manner() {
            @Override
            public int refusal(JsonNode post) {
                reached.countDown();
                Tampering.await(release);
                return 0;
            }
        });
        CompletableFuture<Void> cut = CompletableFuture.runAsync(
                        () -> network.admin().post(Network.at(escrow, "/finalize"), ""))
                .exceptionally(connectionLost -> null);
        Tampering.await(reached);

        restart(true);
        release.countDown();
        proxy.behave(TamperingProxy.Manner.HONEST);
        cut.join();

        JsonNode status = network.app().get(Network.at(escrow, "/status")).json();
        assertThat(status.path("phase").asText(), is("finalizing"));
        assertThat(status.path("nonce").asLong(), is(3L));
        network.ask(escrow).must(502);
        network.admin().post(Network.at(escrow, "/debug/sync-hosts"), "").must(500);
        JsonNode settlement = network.settle(escrow).json();
        assertThat(settlement.path("nonce").asLong(), is(5L));
        assertThat(settlement.path("signatures").size(), is(3));
        network.register(network.hostKey(0), network.host(0).url());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_host_that_was_away_is_asked_again_without_anybodys_help(boolean killed) {
        String escrow = network.escrow();
        network.ask(escrow).must(200);
        if (killed) {
            network.host(2).kill();
        } else {
            network.host(2).stop();
        }
        for (int i = 0; i < 3; i++) {
            network.ask(escrow).must(200);
        }
        String key = network.hostKey(2).address().value();
        assertThat(
                network.admin()
                        .get("/v1/admin/state")
                        .json()
                        .path("quarantines")
                        .toString(),
                containsString(key));

        network.startHost(2);
        await().atMost(SOON).until(() -> {
            Call.Reply reply = network.ask(escrow).must(200);
            String account = Network.at(escrow, "/requests/" + reply.header("X-Request-Id"));
            return network.app().get(account).json().at("/attempts/0/slot").asInt() == 2;
        });

        JsonNode settlement = network.settle(escrow).json();
        assertThat(settlement.path("signatures").size(), is(3));
    }

    @Test
    void a_host_that_lost_everything_is_told_everything_again() {
        String escrow = network.escrow();
        for (int i = 0; i < 4; i++) {
            network.ask(escrow).must(200);
        }
        network.admin().post(Network.at(escrow, "/debug/sync-hosts"), "").must(200);
        network.host(1).stop();
        network.forgetAll(1);
        network.startHost(1);
        for (int i = 0; i < 3; i++) {
            network.ask(escrow).must(200);
        }

        JsonNode settlement = network.settle(escrow).json();
        assertThat(settlement.path("signatures").size(), is(3));
    }

    @Test
    void settings_and_escrows_are_remembered_and_what_is_stored_wins_over_the_environment() {
        String escrow = network.escrow();
        String inactive = network.escrow();
        network.admin()
                .post("/v1/admin/devshards/" + inactive + "/deactivate", "")
                .must(200);
        network.admin()
                .post("/v1/admin/settings", "{\"request_max_tokens_cap\":77}")
                .must(200);

        restart(true);

        JsonNode settings = network.admin().get("/v1/admin/settings").must(200).json();
        assertThat(settings.path("request_max_tokens_cap").asLong(), is(77L));
        network.ask(escrow).must(200);
        network.ask(inactive).must(409);
        Call.Reply state = network.admin().get("/v1/admin/state").must(200);
        assertThat(state.text(), not(containsString(Network.USER)));
        network.admin()
                .post("/v1/admin/settings", "{\"request_max_tokens_cap\":4096}")
                .must(200);
    }

    @Test
    void an_escrow_is_forgotten_only_when_it_is_inactive() {
        String escrow = network.escrow();
        String path = "/v1/admin/devshards/" + escrow;
        String order = Json.text(Map.of("id", escrow, "private_key", Network.USER));

        assertThat(network.admin().delete(path).must(409).errorCode(), is("escrow_active"));
        assertThat(network.admin().post("/v1/admin/devshards", order).must(409).errorCode(), is("already_loaded"));
        network.admin().post(path + "/deactivate", "").must(200);
        network.admin().post("/v1/admin/devshards", order).must(201);
        network.ask(escrow).must(200);
        network.admin().post(path + "/deactivate", "").must(200);
        network.admin().delete(path).must(200);
        network.admin().delete(path).must(404);
        network.ask(escrow).must(404);
        restart(false);
        network.ask(escrow).must(404);
    }

    @Test
    void a_session_can_be_taken_over_with_its_directory(@TempDir Path directory) {
        String escrow = network.deposit(10_000_000);
        String order =
                Json.text(Map.of("id", escrow, "private_key", Network.USER, "storage_path", directory.toString()));
        assertThat(
                network.admin()
                        .post("/v1/admin/devshards/import", order)
                        .must(400)
                        .json()
                        .at("/error/param")
                        .asText(),
                is("storage_path"));
        network.admin().post("/v1/admin/devshards", order).must(201);
        network.ask(escrow).must(200);
        network.admin()
                .post("/v1/admin/devshards/" + escrow + "/deactivate", "")
                .must(200);
        network.admin().delete("/v1/admin/devshards/" + escrow).must(200);

        network.admin().post("/v1/admin/devshards/import", order).must(201);

        assertThat(network.nonce(escrow), is(1L));
        network.ask(escrow).must(200);
    }

    @Test
    void two_gateways_live_in_one_process(@TempDir Path directory) {
        Map<String, String> other = new HashMap<>(network.gatewaySettings());
        other.put("DEVSHARD_STORAGE_DIR", directory.toString());
        other.put("ASSAY_INSTANCE", "other");
        String escrow = network.escrow();
        RunningService second = Assay.start("devshardctl", other);
        try {
            Call call = new Call(second.url(), Optional.of(Network.KEY));
            call.post(Network.at(escrow, "/chat/completions"), network.question(false))
                    .must(404);
            network.ask(escrow).must(200);
        } finally {
            second.kill();
        }
    }
}
