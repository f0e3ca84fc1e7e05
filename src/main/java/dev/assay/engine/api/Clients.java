package dev.assay.engine.api;

import dev.assay.engine.schedule.Client;
import io.javalin.http.Context;

/** Who sent a request. A seam: what a client's work meets on its way comes in here. */
@FunctionalInterface
public interface Clients {
    /** @param ctx a request whose body has been read */
    Client of(Context ctx);
}
