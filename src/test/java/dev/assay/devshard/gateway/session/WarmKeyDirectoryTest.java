package dev.assay.devshard.gateway.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.service.TurningClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract 3.5, D11: grants are learnt where nobody waits, and forgotten when they end. */
final class WarmKeyDirectoryTest {
    private static final Address COLD = PrivateKey.derive("cold").address();
    private static final Address WARM = PrivateKey.derive("warm").address();

    private final TurningClock clock = new TurningClock();
    private final List<Address> granted = new ArrayList<>(List.of(WARM));
    private int asked;
    private final WarmKeyDirectory directory = new WarmKeyDirectory(
            validator -> {
                asked++;
                return validator.equals(COLD) ? granted : List.of();
            },
            clock);

    @Test
    void knows_only_what_it_learnt() {
        assertThat(directory.isWarmKeyOf(COLD, WARM), is(false));
        directory.learn(COLD);
        assertThat(directory.isWarmKeyOf(COLD, WARM), is(true));
        assertThat(directory.isWarmKeyOf(WARM, COLD), is(false));
    }

    @Test
    void asks_the_chain_once_in_a_while_and_notices_what_was_revoked() {
        directory.learn(COLD);
        granted.clear();
        directory.learn(COLD);
        assertThat(asked, is(1));
        assertThat(directory.isWarmKeyOf(COLD, WARM), is(true));

        clock.turn(Duration.ofSeconds(30));
        directory.learn(COLD);
        assertThat(directory.isWarmKeyOf(COLD, WARM), is(false));
    }
}
