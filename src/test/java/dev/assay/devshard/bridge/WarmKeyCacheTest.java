package dev.assay.devshard.bridge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WarmKeyCacheTest {
    private static final Duration TTL = Duration.ofSeconds(2);
    private static final Address VALIDATOR = PrivateKey.derive("validator").address();
    private static final Address KEY = PrivateKey.derive("key").address();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Grants chain = new Grants();
    private final WarmKeyCache keys = new WarmKeyCache(chain, TTL, new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void a_revocation_takes_effect_when_the_answer_has_aged() {
        chain.grantees = List.of(KEY);
        assertThat(granted(), is(true));
        chain.grantees = List.of();
        pass(TTL.minusMillis(1));
        assertThat(granted(), is(true));
        assertThat(chain.questions, is(1));
        pass(Duration.ofMillis(1));
        assertThat(granted(), is(false));
    }

    @Test
    void a_grant_takes_effect_when_the_answer_has_aged() {
        assertThat(granted(), is(false));
        chain.grantees = List.of(KEY);
        assertThat(granted(), is(false));
        pass(TTL);
        assertThat(granted(), is(true));
    }

    @Test
    void the_time_counts_from_the_question_on() {
        chain.grantees = List.of(KEY);
        chain.slow = Duration.ofSeconds(1);
        assertThat(granted(), is(true));
        chain.grantees = List.of();
        pass(TTL.minus(chain.slow));
        assertThat(granted(), is(false));
    }

    @Test
    void a_chain_that_is_away_is_not_guessed_for() {
        chain.grantees = List.of(KEY);
        granted();
        pass(TTL);
        chain.away = true;
        assertThrows(BridgeFailure.class, this::granted);
        chain.away = false;
        assertThat(granted(), is(true));
    }

    @Test
    void those_asked_about_last_are_remembered() {
        granted();
        IntStream.range(0, 5_000)
                .mapToObj(i -> PrivateKey.derive("v" + i).address())
                .forEach(other -> keys.isWarmKeyOf(other, KEY));
        int before = chain.questions;
        keys.isWarmKeyOf(PrivateKey.derive("v4999").address(), KEY);
        assertThat("the latest", chain.questions, is(before));
        granted();
        assertThat("the oldest", chain.questions, is(before + 1));
    }

    private boolean granted() {
        return keys.isWarmKeyOf(VALIDATOR, KEY);
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private final class Grants extends UnaskedChain {
        private List<Address> grantees = List.of();
        private Duration slow = Duration.ZERO;
        private boolean away;
        private int questions;

        @Override
        public List<Address> grantees(Address validator) {
            questions++;
            pass(slow);
            if (away) {
                throw new BridgeFailure("grantees", "away");
            }
            return grantees;
        }
    }
}
