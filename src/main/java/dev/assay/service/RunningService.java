package dev.assay.service;

import java.net.URI;

/** A started service. Both ways of ending are idempotent; after either, its port is free again. */
public interface RunningService {
    /** The instance's name, as in its log lines. */
    String name();

    /** Where it answers, without a trailing slash, for instance {@code http://127.0.0.1:41233}. */
    URI url();

    /** Ends as on SIGTERM: takes no new work, lets requests in flight finish (bounded), closes its storage. */
    void stop();

    /**
     * Ends as on SIGKILL, as far as anybody outside can see: connections are cut at once, nothing more is answered or
     * written.
     */
    void kill();
}
