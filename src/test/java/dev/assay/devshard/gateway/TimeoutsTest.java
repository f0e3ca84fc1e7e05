package dev.assay.devshard.gateway;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.json.DiffJson;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.service.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How the gateway sees to the end of what nobody does (contract 4.6). Inference 1 falls to slot 1, and the host there
 * is not there.
 */
final class TimeoutsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofMillis(400);
    private static final int NOBODY = -1;

    @AutoClose
    private FrontedNetwork network;

    private String escrow;

    @BeforeEach
    void start(@TempDir Path directory) {
        network = new FrontedNetwork(directory);
        ObjectNode params = Json.newObject()
                .put("refusal_timeout", DEADLINE.toSeconds())
                .put("execution_timeout", DEADLINE.toSeconds());
        network.chain().put("/control/params", params.toString()).must(200);
        network.setting("{\"redundancy\":{\"timeout_grace_ms\":" + GRACE.toMillis() + "}}");
        escrow = network.escrow();
    }

    @Test
    void the_others_are_asked_once_each_when_the_deadline_and_the_grace_are_over() {
        network.host(1).kill();
        network.ask(escrow).must(200);

        awaitStatus("timed_out");

        Instant due = Instant.ofEpochSecond(inference().path("started_at").asLong())
                .plus(DEADLINE)
                .plus(GRACE);
        for (int other : List.of(0, 2)) {
            assertThat(votesAskedOf(other), hasSize(1));
            assertThat(votesAskedOf(other).get(0).at(), greaterThanOrEqualTo(due));
        }
        assertThat(votesAskedOf(1), is(empty()));
    }

    @Test
    void while_the_votes_are_too_few_they_are_asked_for_again_after_a_pause() {
        AtomicInteger refusals = new AtomicInteger(2);
        network.proxy(0).behave(new TamperingProxy.Manner() {
            @Override
            public int refusal(String path) {
                return path.endsWith("/verify-timeout") && refusals.getAndDecrement() > 0 ? 500 : 0;
            }
        });
        network.host(1).kill();
        network.ask(escrow).must(200);

        awaitStatus("timed_out");

        List<TamperingProxy.Question> asked = votesAskedOf(0);
        assertThat(asked, hasSize(3));
        assertThat(Duration.between(asked.get(0).at(), asked.get(1).at()), greaterThanOrEqualTo(GRACE));
        assertThat(Duration.between(asked.get(1).at(), asked.get(2).at()), greaterThanOrEqualTo(GRACE.multipliedBy(2)));
        assertThat(votesAskedOf(1), is(empty()));
    }

    @Test
    void a_timeout_that_one_host_does_not_take_is_stored_by_the_next() { // D03
        AtomicInteger refusedBy = new AtomicInteger(NOBODY);
        network.proxy(0).behave(refusingTheTimeout(0, refusedBy));
        network.proxy(2).behave(refusingTheTimeout(2, refusedBy));
        network.host(1).kill();
        network.ask(escrow).must(200);

        awaitStatus("timed_out");

        await().atMost(SOON).until(() -> refusedBy.get() != NOBODY && holdsTheTimeout(2 - refusedBy.get()));
    }

    @Test
    void what_was_asked_outlives_a_gateway_that_never_learnt_that_it_failed() {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        network.proxy(1).behave(new TamperingProxy.Manner() {
            @Override
            public int refusal(JsonNode post) {
                reached.countDown();
                Tampering.await(release);
                return 503;
            }
        });
        CompletableFuture<Void> cut =
                CompletableFuture.runAsync(() -> network.ask(escrow)).exceptionally(connectionLost -> null);
        Tampering.await(reached);
        network.gateway().kill();
        network.host(1).kill();
        release.countDown();
        cut.join();

        network.startGateway();

        awaitStatus("timed_out");
    }

    private void awaitStatus(String status) {
        await().atMost(SOON).until(() -> inference().path("status").asText(), is(status));
    }

    private JsonNode inference() {
        return network.state(escrow).at("/inferences/1");
    }

    private List<TamperingProxy.Question> votesAskedOf(int host) {
        return network.proxy(host).questions().stream()
                .filter(question -> question.path().endsWith("/verify-timeout"))
                .toList();
    }

    /** Refuses the first diff with a timeout that comes by, unless somebody did so before. */
    private static TamperingProxy.Manner refusingTheTimeout(int host, AtomicInteger refusedBy) {
        return new TamperingProxy.Manner() {
            @Override
            public int refusal(JsonNode post) {
                for (JsonNode diff : post.path("diffs")) {
                    if (isTimeout(diff)) {
                        refusedBy.compareAndSet(NOBODY, host);
                        return refusedBy.get() == host ? 503 : 0;
                    }
                }
                return 0;
            }
        };
    }

    private boolean holdsTheTimeout(int host) {
        Call books = new Call(network.host(host).url(), Optional.empty());
        JsonNode diffs = books.get("/v1/devshard/sessions/" + escrow + "/diffs?from=1&to=99")
                .must(200)
                .json();
        for (JsonNode stored : diffs) {
            if (isTimeout(stored.path("diff"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTimeout(JsonNode diff) {
        try {
            return SignedDiff.fromJson(Json.mapper().convertValue(diff, DiffJson.class)).txs().stream()
                    .anyMatch(DevshardTx::hasTimeout);
        } catch (MalformedMessage never) {
            throw new AssertionError(never);
        }
    }
}
