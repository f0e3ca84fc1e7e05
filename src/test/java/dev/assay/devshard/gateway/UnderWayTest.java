package dev.assay.devshard.gateway;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/**
 * Requests under way: who waits for them, who is told to come again, and what becomes of one whose client leaves.
 */
final class UnderWayTest extends OnFrontedNetwork {
    @Test
    void finalizing_waits_for_nobody_and_refuses_while_requests_are_under_way() { // D07
        String escrow = network.escrow();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        network.proxy(1).behave(Tampering.holding("chat.completion", reached, release));
        CompletableFuture<Call.Reply> asked = CompletableFuture.supplyAsync(() -> network.ask(escrow));
        Tampering.await(reached);

        assertThat(
                network.admin()
                        .post(Network.at(escrow, "/finalize"), "")
                        .must(409)
                        .errorCode(),
                is("requests_active"));
        release.countDown();
        asked.join().must(200);
        network.settle(escrow);
    }

    @Test
    void who_comes_when_all_places_are_taken_is_told_when_to_come_again() {
        String escrow = network.escrow();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        network.proxy(1).behave(Tampering.holding("chat.completion", reached, release));
        network.setting("{\"max_concurrent_requests\":1}");
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
            network.setting("{\"max_concurrent_requests\":512}");
        }
    }

    @Test
    void a_client_that_leaves_does_not_take_the_hosts_pay_with_it() throws IOException, InterruptedException {
        String escrow = network.escrow();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        network.proxy(1).behave(Tampering.holding("\"content\":\" two\"", reached, release));
        String words = "one two " + "and on ".repeat(500);
        HttpRequest request = network.app()
                .request(Network.at(escrow, "/chat/completions"))
                .POST(HttpRequest.BodyPublishers.ofString(Network.question(words, true)))
                .build();
        try (InputStream stream = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            assertThat(stream.read(), not(-1));
            Tampering.await(reached);
        }
        release.countDown();

        network.awaitFinish(escrow, 1);
    }

    @Test
    void each_host_gets_what_it_lacks_before_anything_else() {
        String escrow = network.escrow();
        network.forgetPosts();
        for (int i = 0; i < 4; i++) {
            network.ask(escrow).must(200);
        }

        assertThat(nonces(network.proxy(0).posts().get(0)), is(List.of(1L, 2L, 3L)));
        assertThat(nonces(network.proxy(1).posts().get(0)), is(List.of(1L)));
        assertThat(nonces(network.proxy(1).posts().get(1)), is(List.of(2L, 3L, 4L)));
        assertThat(network.proxy(2).posts().get(0).path("payload").path("model").asText(), startsWith("assay"));
    }

    private List<Long> nonces(JsonNode post) {
        List<Long> nonces = new ArrayList<>();
        post.path("diffs").forEach(diff -> nonces.add(diff.path("nonce").asLong()));
        return nonces;
    }
}
