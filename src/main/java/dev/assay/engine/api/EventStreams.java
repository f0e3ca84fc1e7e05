package dev.assay.engine.api;

import io.javalin.http.Context;

/** Opens streams of events to clients. A seam: tests of clients put faults in here. */
@FunctionalInterface
public interface EventStreams {
    /** Answers 200 with the headers of an event stream, at once; from here on an error can only be an event. */
    EventStream open(Context ctx);
}
