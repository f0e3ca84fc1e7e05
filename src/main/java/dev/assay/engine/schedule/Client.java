package dev.assay.engine.schedule;

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

    /** Ends the watch. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
