package dev.assay.devshard.host.session;

import dev.assay.devshard.host.engine.Completion;
import java.util.Optional;

/**
 * What a session answers, all of it on disk already where it must be: the state it vouches for, perhaps a receipt, and
 * the work to do.
 */
public record ChatReply(StateAttestation state, Optional<Receipt> receipt, Work work) {

    /** What is left to do for this request. */
    public sealed interface Work {
        /** Nothing: a catch-up, another host's inference, or one that runs already for an earlier request. */
        record None() implements Work {}

        /** To be executed now, by {@link HostSession#execute}, exactly once. */
        record Run(Execution execution) implements Work {}

        /** Executed before; its finish is in no diff yet. */
        record Replay(Completion completion) implements Work {}
    }
}
