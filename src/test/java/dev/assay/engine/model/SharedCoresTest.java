package dev.assay.engine.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.engine.text.Tokens;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No more callers compute than there are cores, and none of them keeps one. */
@Timeout(30)
final class SharedCoresTest {
    private static final int CORES = 2;
    private static final int CALLERS = 6;

    private final Held held = new Held();
    private final LanguageModel shared = SharedCores.of(held, CORES);
    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void as_many_compute_at_a_time_as_there_are_cores_and_all_in_the_end() {
        List<CompletableFuture<float[]>> callers = IntStream.range(0, CALLERS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> shared.embed(Tokens.of(i)), threads))
                .toList();
        held.inside.acquireUninterruptibly(CORES);
        assertThat("computing at once", held.now.get(), equalTo(CORES));
        held.goOn.release(CALLERS);
        callers.forEach(CompletableFuture::join);
        assertThat("the most that computed at once", held.most.get(), equalTo(CORES));
    }

    @Test
    void a_step_that_fails_gives_its_core_back() {
        held.fails = true;
        held.goOn.release(CALLERS);
        for (int i = 0; i < CALLERS; i++) {
            assertThrows(ModelFailure.class, () -> shared.embed(Tokens.of(1)));
        }
        held.fails = false;
        held.goOn.release();
        assertThat(shared.embed(Tokens.of(1)).length, is(1));
    }

    /** Computes nothing, and for as long as it is told. */
    private static final class Held implements LanguageModel {
        private final Semaphore inside = new Semaphore(0);
        private final Semaphore goOn = new Semaphore(0);
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private volatile boolean fails;

        @Override
        public float[] embed(Tokens text) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            inside.release();
            goOn.acquireUninterruptibly();
            now.decrementAndGet();
            if (fails) {
                throw new ModelFailure("told to fail", null);
            }
            return new float[1];
        }

        @Override
        public int context() {
            return 1;
        }

        @Override
        public Cache empty() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Step read(Cache past, Tokens next) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
