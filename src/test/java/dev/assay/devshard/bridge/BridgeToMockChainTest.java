package dev.assay.devshard.bridge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.assay.Assay;
import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.ledger.EscrowFacts;
import dev.assay.devshard.protocol.Address;
import dev.assay.service.InstanceName;
import dev.assay.service.LogLines;
import dev.assay.service.RunningService;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Client and mock agree on the contract. */
final class BridgeToMockChainTest {
    private static final Address HOST = Address.parse("gonka1f7vmha6hqljyhs405efn0hkwj98gz74vp40vu9");
    private static final Address WARM = Address.parse("gonka1dva2alp2fsln0hw8x0gcdrwuduxjcr5cffksec");
    private static final Address USER = Address.parse("gonka1hyejskh022pxjq4t6vkr6uyzgdrqjhthec9dqf");

    @Test
    void what_one_says_the_other_understands() {
        RunningService chain = Assay.start(
                "mock-chain",
                Map.of(
                        "MOCK_CHAIN_PORT",
                        "0",
                        "ASSAY_INSTANCE",
                        "chain-for-bridge",
                        "DEVSHARD_E2E_ESCROW_ID",
                        "9",
                        "DEVSHARD_E2E_CREATOR_ADDRESS",
                        USER.value(),
                        "DEVSHARD_E2E_AMOUNT",
                        Long.toString(Long.MAX_VALUE),
                        "DEVSHARD_E2E_HOSTS",
                        HOST + "=http://host:1," + HOST + "=http://host:1",
                        "DEVSHARD_E2E_WARM_GRANTS",
                        HOST + "=" + WARM));
        try (LogLines quiet = new LogLines(new InstanceName("mock-chain", "chain-for-bridge"))) {
            RestBridge bridge = new RestBridge(chain.url(), RestBridge.TIMEOUT);

            assertThat(
                    bridge.escrow("9"),
                    is(Optional.of(
                            new EscrowFacts("9", USER, List.of(HOST, HOST), Long.MAX_VALUE, 1, 1, 0, 0, 0, 0, 0))));
            assertThat(bridge.escrow("10"), is(Optional.empty()));
            assertThat(
                    bridge.participant(HOST), is(Optional.of(new Participant(HOST, URI.create("http://host:1"), ""))));
            assertThat(bridge.participant(USER), is(Optional.empty()));
            assertThat(bridge.params(), is(new ChainParams(60, 1200, 5000, 50, 20_000, true)));
            assertThat(bridge.grantees(HOST), is(List.of(WARM)));
            assertThat(bridge.grantees(USER), is(List.of()));
            quiet.await(line -> line.contains("grantees_by_message_type/" + USER));
        } finally {
            chain.kill();
        }
    }
}
