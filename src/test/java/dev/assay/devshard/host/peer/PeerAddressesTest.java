package dev.assay.devshard.host.peer;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.assay.devshard.bridge.Participant;
import dev.assay.devshard.bridge.UnaskedChain;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.service.TurningClock;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class PeerAddressesTest {
    private static final Address VALIDATOR = PrivateKey.derive("validator").address();
    private static final URI HERE = URI.create("http://here:8080");
    private static final URI THERE = URI.create("http://there:8080");

    private final ExecutorService background = Executors.newCachedThreadPool();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final AtomicInteger questions = new AtomicInteger();
    private final TurningClock clock = new TurningClock();
    private volatile Supplier<URI> answer = () -> HERE;
    private final PeerAddresses addresses =
            new PeerAddresses(new Participants(), background, clock, LoggerFactory.getLogger("assay.peer-test"));

    @AfterEach
    void end() {
        hanging.countDown();
        background.shutdownNow();
    }

    @Test
    void a_word_of_the_chain_is_good_until_it_is_old() {
        assertThat(addresses.of(VALIDATOR), is(Optional.of(HERE)));
        answer = () -> THERE;
        clock.turn(PeerAddresses.FRESH.minusMillis(1));
        assertThat(addresses.of(VALIDATOR), is(Optional.of(HERE)));
        assertThat(questions.get(), is(1));
        clock.turn(Duration.ofMillis(1));
        assertThat(addresses.of(VALIDATOR), is(Optional.of(THERE)));
    }

    @Test
    void a_silent_chain_leaves_what_was_known() {
        addresses.of(VALIDATOR);
        answer = () -> {
            throw new IllegalStateException("away");
        };
        clock.turn(PeerAddresses.FRESH);
        assertThat(addresses.of(VALIDATOR), is(Optional.of(HERE)));
    }

    @Test
    void a_slow_chain_keeps_nobody_waiting_who_can_do_without() {
        addresses.of(VALIDATOR);
        answer = () -> {
            awaitRelease();
            return THERE;
        };
        clock.turn(PeerAddresses.FRESH);
        assertThat(addresses.of(VALIDATOR), is(Optional.of(HERE)));
        assertThat(addresses.of(VALIDATOR), is(Optional.of(HERE)));
        assertThat("one question at a time", questions.get(), is(2));
        hanging.countDown();
        await("the late answer")
                .atMost(Duration.ofSeconds(5))
                .until(() -> addresses.of(VALIDATOR).equals(Optional.of(THERE)));
    }

    @Test
    void who_asked_a_silent_chain_in_vain_asks_again_at_once() {
        answer = () -> {
            throw new IllegalStateException("away");
        };
        assertThat(addresses.of(VALIDATOR), is(Optional.empty()));
        answer = () -> HERE;
        assertThat(addresses.of(VALIDATOR), is(Optional.of(HERE)));
        assertThat(questions.get(), is(2));
    }

    @Test
    void who_left_the_chain_has_no_address() {
        answer = () -> null;
        assertThat(addresses.of(VALIDATOR), is(Optional.empty()));
    }

    @Test
    void that_there_is_no_host_is_a_word_of_the_chain_too_and_soon_old() {
        answer = () -> null;
        addresses.of(VALIDATOR);
        answer = () -> HERE;
        clock.turn(PeerAddresses.FRESH_NONE.minusMillis(1));
        assertThat(addresses.of(VALIDATOR), is(Optional.empty()));
        assertThat(questions.get(), is(1));
        clock.turn(Duration.ofMillis(1));
        assertThat(addresses.of(VALIDATOR), is(Optional.of(HERE)));
    }

    private void awaitRelease() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Participants extends UnaskedChain {
        @Override
        public Optional<Participant> participant(Address address) {
            questions.incrementAndGet();
            return Optional.ofNullable(answer.get()).map(url -> new Participant(address, url, ""));
        }
    }
}
