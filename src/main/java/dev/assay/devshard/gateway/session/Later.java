package dev.assay.devshard.gateway.session;

import java.time.Duration;

/** Runs things in the background after a while; what is still to come when the gateway ends never runs. */
@FunctionalInterface
public interface Later {
    void after(Duration wait, Runnable task);
}
