package dev.assay.engine.schedule;

import dev.assay.engine.generation.Cancellation;
import dev.assay.engine.generation.Cancelled;
import dev.assay.engine.generation.Conditions;
import dev.assay.engine.generation.Delta;
import dev.assay.engine.generation.GenerationRequest;
import dev.assay.engine.generation.Generator;
import dev.assay.engine.generation.Listener;
import dev.assay.engine.generation.Outcome;
import dev.assay.engine.generation.Progress;
import dev.assay.engine.generation.ReadPrompt;
import dev.assay.engine.schedule.SchedulerMetrics.Failure;
import dev.assay.engine.text.Tokens;
import dev.assay.service.ClientGone;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The right to use the model, and what it remembers of this request. Belongs to the thread that opened it. Closing it
 * gives the right back, once.
 */
public final class Session implements AutoCloseable {
    private final Generator generator;
    private final Conditions conditions;
    private final SchedulerMetrics metrics;
    private final Cancellation cancellation;
    private final Consumer<Session> whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final long begun = System.nanoTime();
    private ReadPrompt read;
    private Tokens readTokens;
    private boolean spoke;
    private volatile long liveBytes;

    Session(
            Generator generator,
            Conditions conditions,
            SchedulerMetrics metrics,
            Cancellation cancellation,
            Consumer<Session> whenClosed) {
        this.generator = generator;
        this.conditions = conditions;
        this.metrics = metrics;
        this.cancellation = cancellation;
        this.whenClosed = whenClosed;
    }

    /**
     * Reads the prompt. {@link #generate} does so too; a caller does it first that wants to know of a failure before it
     * promises an answer.
     *
     * @throws Abandoned when nobody wants it any more
     * @throws dev.assay.engine.model.ModelFailure when the model fails
     */
    public void read(Tokens prompt) {
        if (!prompt.equals(readTokens)) {
            attempt(() -> {
                forget();
                read = generator.read(prompt, conditions, cancellation);
                readTokens = prompt;
                liveBytes = read.size();
                return read;
            });
        }
    }

    /**
     * Makes one answer. Several to the same prompt read it once.
     *
     * @throws Abandoned when nobody wants it any more
     * @throws dev.assay.engine.model.ModelFailure when the model fails; what the listener heard is then no answer
     */
    public Outcome generate(GenerationRequest request, Listener listener) {
        read(request.prompt());
        Outcome outcome =
                attempt(() -> generator.answer(read, request, conditions, cancellation, new ProgressOf(listener)));
        metrics.completed(outcome);
        return outcome;
    }

    /** A text as a point. */
    public float[] embed(Tokens text) {
        return attempt(() -> generator.embed(text, cancellation));
    }

    /** Whether somebody still wants what this session does. */
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                forget();
            } finally {
                whenClosed.accept(this);
            }
        }
    }

    void cancel(Cancelled.Cause because) {
        cancellation.cancel(because);
    }

    long liveBytes() {
        return liveBytes;
    }

    private void forget() {
        if (read != null) {
            read.close();
            read = null;
            readTokens = null;
        }
    }

    private <T> T attempt(Supplier<T> work) {
        try {
            return work.get();
        } catch (Cancelled e) {
            metrics.failed(Failure.valueOf(e.because().name()));
            throw new Abandoned(e.because());
        } catch (ClientGone e) {
            metrics.failed(Failure.CLIENT_GONE);
            throw e;
        } catch (RuntimeException | Error e) {
            metrics.failed(Failure.ERROR);
            throw e;
        }
    }

    private final class ProgressOf implements Progress {
        private final Listener listener;

        ProgressOf(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void delta(Delta delta) {
            if (!spoke) {
                spoke = true;
                metrics.firstText((System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1));
            }
            listener.delta(delta);
        }

        @Override
        public void remembers(long bytes) {
            liveBytes = bytes;
        }
    }
}
