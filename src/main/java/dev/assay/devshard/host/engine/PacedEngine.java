package dev.assay.devshard.host.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a gap pass between the lines of another engine, as a model that takes its time does. Closing it cuts the gaps. */
public final class PacedEngine implements Engine {
    private final Engine engine;
    private final Duration gap;
    private final CountDownLatch closed = new CountDownLatch(1);

    public PacedEngine(Engine engine, Duration gap) {
        this.engine = engine;
        this.gap = gap;
    }

    @Override
    public Completion complete(Prompt prompt, Lines lines) throws EngineFailure {
        try {
            return engine.complete(prompt, new PacedLines(lines));
        } catch (Cut cut) {
            throw new EngineFailure("the engine was closed while it answered", cut);
        }
    }

    @Override
    public Optional<Completion> only() {
        return engine.only();
    }

    @Override
    public void close() {
        closed.countDown();
        engine.close();
    }

    private final class PacedLines implements Lines {
        private final Lines lines;
        private boolean started;

        PacedLines(Lines lines) {
            this.lines = lines;
        }

        @Override
        public void line(byte[] payload) {
            if (started) {
                awaitGap();
            }
            started = true;
            lines.line(payload);
        }

        private void awaitGap() {
            try {
                if (closed.await(gap.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new Cut();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Cut();
            }
        }
    }

    /** Carries the end of the engine's life through code that only hears lines. */
    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
