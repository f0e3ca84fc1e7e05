package dev.assay.engine.generation;

import java.time.Duration;

/** A least time between two tokens, for whoever needs an answer to be under way for a while. */
public record Pace(Duration gap) implements Conditions {
    public static Pace tokensPerSecond(long tokens) {
        return new Pace(Duration.ofSeconds(1).dividedBy(tokens));
    }

    @Override
    public void beforeNext(int count, Cancellation cancellation) {
        cancellation.pause(gap);
    }
}
