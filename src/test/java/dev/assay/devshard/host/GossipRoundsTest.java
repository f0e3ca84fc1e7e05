package dev.assay.devshard.host;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that speak to one another (contract 5): what one has, all have in the end, though the owner tells each but a part. */
@Timeout(60)
final class GossipRoundsTest {
    private static final Duration OFTEN = Duration.ofMillis(40);

    @TempDir
    Path directory;

    private final List<HostUnderTest> hosts = new ArrayList<>();

    @AutoClose
    private Scene scene;

    private Owner group(int size, Duration interval) {
        scene = new Scene(directory, size);
        for (int slot = 0; slot < size; slot++) {
            hosts.add(scene.host(slot).gossipingEvery(interval).start());
        }
        return scene.owner();
    }

    @Test
    void every_signature_reaches_every_host_that_has_the_diff() {
        Owner owner = group(3, Duration.ZERO);
        owner.ask(Scene.PROMPT);
        for (HostUnderTest host : hosts) {
            host.client().catchUp(owner).mustBe(200);
        }
        hosts.forEach(host -> awaitSigners(host, 1, "0", "1", "2"));
    }

    @Test
    void a_diff_that_one_host_has_reaches_all_without_the_owner() {
        Owner owner = group(4, OFTEN);
        owner.ask(Scene.PROMPT);
        owner.flush();
        hosts.get(1).client().catchUp(owner).mustBe(200);
        hosts.forEach(host -> awaitSigners(host, 2, "0", "1", "2", "3"));
        for (HostUnderTest host : hosts) {
            assertThat(
                    host.client().get(Scene.ESCROW, "diffs?from=1&to=9").body(),
                    is(hosts.get(1)
                            .client()
                            .get(Scene.ESCROW, "diffs?from=1&to=9")
                            .body()));
        }
    }

    @Test
    void a_host_that_was_away_asks_for_what_it_missed() {
        Owner owner = group(3, OFTEN);
        owner.ask(Scene.PROMPT);
        hosts.get(0).client().catchUp(owner).mustBe(200);
        hosts.forEach(host -> awaitSigners(host, 1, "0", "1", "2"));
        hosts.get(2).kill();
        owner.flush();
        owner.flush();
        hosts.get(0).client().catchUp(owner).mustBe(200);
        awaitSigners(hosts.get(1), 3, "0", "1");

        hosts.get(2).start();
        awaitSigners(hosts.get(2), 3, "0", "1", "2");
        awaitSigners(hosts.get(1), 3, "0", "1", "2");
    }

    @Test
    void a_finish_that_no_diff_carries_is_told_to_the_group() {
        Owner owner = group(3, OFTEN);
        owner.ask(Scene.PROMPT);
        List<DevshardTx> kept = hosts.get(1).client().chat(owner, Scene.PROMPT).mempool();
        for (int i = 0; i < 6; i++) {
            owner.flush();
            hosts.get(1).client().catchUp(owner).mustBe(200);
        }
        assertThat(
                "before it has waited for two rounds",
                hosts.get(2).client().get(Scene.ESCROW, "mempool").txs(),
                is(List.of()));
        for (int i = 0; i < 2; i++) {
            awaitSigners(hosts.get(2), owner.ledger().nonce(), "0", "1", "2");
            owner.flush();
            hosts.get(1).client().catchUp(owner).mustBe(200);
        }
        await("the finish at another host")
                .until(() -> hosts.get(2).client().get(Scene.ESCROW, "mempool").txs(), is(kept));
        assertThat(kept.stream().map(Transactions::describe).toList(), contains("confirm(1)", "finish(1)"));
    }

    private static void awaitSigners(HostUnderTest host, long nonce, String... wanted) {
        await("the signatures at nonce " + nonce)
                .atMost(Duration.ofSeconds(15))
                .until(() -> host.client().signers(Scene.ESCROW, nonce), is(Set.of(wanted)));
    }
}
