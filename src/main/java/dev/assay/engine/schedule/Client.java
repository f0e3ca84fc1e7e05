package dev.assay.engine.schedule;

import dev.assay.engine.generation.Conditions;

/** Whoever waits for an answer. */
public interface Client {
    /** A client that never leaves: work of the engine's own. */
    Client NOBODY = gone -> () -> {};

    /**
     * Watches from here on.
     *
     * @param gone is run when the client has left
     */
    Watch watch(Runnable gone);

    /** What the work for this client meets on its way. */
    default Conditions conditions() {
        return Conditions.NONE;
    }

    /** Ends the watch. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
