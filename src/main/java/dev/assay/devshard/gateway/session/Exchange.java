package dev.assay.devshard.gateway.session;

import dev.assay.devshard.gateway.transport.EventStream;

/** A host's answer whose first event holds; the rest is still to be read. */
record Exchange(EventStream events, HostProof proof) implements AutoCloseable {
    /** Gives the rest up. */
    @Override
    public void close() {
        events.close();
    }
}
