package dev.assay.engine.generation;

import java.time.Duration;

/**
 * The least time between two tokens.
 *
 * <p>{@link #UNBOUNDED} is what the machine gives; a slower one is for tests, which need an answer to be under way.
 */
@FunctionalInterface
public interface Pace {
    Pace UNBOUNDED = () -> Duration.ZERO;

    Duration gap();
}
