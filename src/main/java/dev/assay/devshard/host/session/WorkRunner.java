package dev.assay.devshard.host.session;

import dev.assay.devshard.host.engine.Completion;
import dev.assay.devshard.host.engine.Engine;
import dev.assay.devshard.host.engine.EngineFailure;
import dev.assay.devshard.host.engine.Prompt;
import dev.assay.devshard.protocol.Inference;

/** Does the work of an inference this host has given its receipt for. Called outside of any lock. */
@FunctionalInterface
public interface WorkRunner {
    /**
     * Runs it to its end.
     *
     * @param record as it was when the receipt was given
     * @param lines hears each line of the answer as soon as it exists
     * @throws EngineFailure there is no completion; what {@code lines} heard until then is void
     */
    Completion run(String escrowId, Inference record, Prompt prompt, Engine.Lines lines) throws EngineFailure;
}
