package dev.assay.engine.dialect.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of one batch. In ordinary life it goes with the engine's; in test mode it stands still until it is moved, for one batch
 * at a time, so that nobody's batch goes on because somebody else's had to.
 */
final class BatchClock {
    private final Clock engine;
    private final boolean byHand;
    private final Instant begin;
    private Duration moved = Duration.ZERO;

    BatchClock(Clock engine, boolean byHand) {
        this.engine = engine;
        this.byHand = byHand;
        this.begin = engine.instant();
    }

    synchronized Instant now() {
        return (byHand ? begin : engine.instant()).plus(moved);
    }

    synchronized void advance(Duration by) {
        moved = moved.plus(by);
    }

    boolean byHand() {
        return byHand;
    }
}
