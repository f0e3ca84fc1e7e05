package dev.assay.devshard.host.session;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import dev.assay.devshard.bridge.UnaskedChain;
import dev.assay.devshard.ledger.ChainParams;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LiveParamsTest {
    private static final ChainParams OFF = new ChainParams(0, 0, 5000, 0, 0, false);

    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final AtomicInteger questions = new AtomicInteger();
    private volatile Supplier<ChainParams> answer = ChainParams::defaults;
    private final LiveParams params =
            new LiveParams(new Params(), background, LoggerFactory.getLogger("assay.live-params-test"));

    @AfterEach
    void end() {
        hanging.countDown();
        background.shutdownNow();
    }

    @Test
    void the_chains_word_is_known_at_once_and_a_change_within_a_second_or_so() {
        answer = () -> OFF;
        assertThat(params.requestsEnabled(), is(false));
        answer = ChainParams::defaults;
        await("the chain's second word").atMost(Duration.ofSeconds(5)).until(params::requestsEnabled);
    }

    @Test
    void many_requests_are_one_question_a_second() {
        for (int i = 0; i < 1_000; i++) {
            params.requestsEnabled();
        }
        assertThat(questions.get(), is(lessThan(5)));
    }

    @Test
    void a_chain_that_fails_changes_nothing() {
        answer = () -> {
            throw new IllegalStateException("away");
        };
        assertThat(params.requestsEnabled(), is(true));
    }

    @Test
    void a_chain_that_hangs_delays_one_request_only() {
        answer = () -> {
            awaitEnd();
            return OFF;
        };
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(params.requestsEnabled(), is(true));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start), is(lessThan(Duration.ofSeconds(3))));
        assertThat(questions.get(), is(1));
    }

    private void awaitEnd() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Params extends UnaskedChain {
        @Override
        public ChainParams params() {
            questions.incrementAndGet();
            return answer.get();
        }
    }
}
