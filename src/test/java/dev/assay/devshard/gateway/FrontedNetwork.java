package dev.assay.devshard.gateway;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.assay.service.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Three hosts, each behind a proxy that can be told what to do to its words, and a gateway that probes nobody by
 * itself.
 */
final class FrontedNetwork extends Network {
    private final List<TamperingProxy> proxies;

    FrontedNetwork(Path directory) {
        super(directory, 3);
        with("GATEWAY_PROBE_INTERVAL_MS", "0").startGateway();
        proxies = List.of(front(0), front(1), front(2));
    }

    TamperingProxy proxy(int index) {
        return proxies.get(index);
    }

    void allBehave(TamperingProxy.Manner manner) {
        proxies.forEach(proxy -> proxy.behave(manner));
    }

    /** All hosts are honest, and the gateway holds nothing against any of them. */
    void becomeHonest() {
        allBehave(TamperingProxy.Manner.HONEST);
        for (int index = 0; index < proxies.size(); index++) {
            admin().post("/v1/admin/participants/unquarantine", Json.text(Map.of("participant_key", address(index))))
                    .must(200);
        }
    }

    void forgetPosts() {
        proxies.forEach(proxy -> proxy.posts().clear());
    }

    String address(int index) {
        return hostKey(index).address().value();
    }

    /** Until the host's word that it has finished waits for the next diff. */
    void awaitFinish(String escrow, long inference) {
        await("the finish of inference " + inference)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> admin().get(at(escrow, "/debug/pending")).text(),
                        containsString("\"type\":\"finish\",\"id\":" + inference + "}"));
    }

    /** Address and cause of each member that the gateway passes over. */
    List<String> quarantined(String escrow) {
        List<String> causes = new ArrayList<>();
        admin().get("/v1/admin/devshards/" + escrow + "/participants")
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
}
