package dev.assay.devshard.host.engine;

import java.util.Optional;

/**
 * Answers prompts. An engine is deterministic: the same {@link Prompt} gives the same {@link Completion}, which is what
 * lets another host re-check the work (contract 4.7).
 */
public interface Engine extends AutoCloseable {
    /**
     * Runs one prompt to its end.
     *
     * @param lines hears each line as soon as it exists, on the calling thread
     * @throws EngineFailure when there is no completion; what {@code lines} heard until then is void
     */
    Completion complete(Prompt prompt, Lines lines) throws EngineFailure;

    /** The completion this engine gives to every prompt, if it has only one: then a re-check needs no prompt. */
    default Optional<Completion> only() {
        return Optional.empty();
    }

    /** Ends every run under way with an {@link EngineFailure}. */
    @Override
    default void close() {}

    /** Hears the payload of one {@code data:} line: JSON in UTF-8 on one line, never {@code [DONE]}. */
    @FunctionalInterface
    interface Lines {
        Lines IGNORED = payload -> {};

        void line(byte[] payload);
    }
}
