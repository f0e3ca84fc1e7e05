package dev.assay.acceptance.environment.containers;

import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a network has made in the engine, so that all of it can be removed. Thread-safe. */
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final Engine engine;
    private final List<String> containers = new ArrayList<>();
    private final List<String> volumes = new ArrayList<>();
    private final List<String> networks = new ArrayList<>();

    Leftovers(Engine engine) {
        this.engine = engine;
    }

    synchronized void container(String name) {
        containers.add(name);
    }

    synchronized String volume(String name) {
        volumes.add(name);
        return name;
    }

    synchronized String network(String name) {
        networks.add(name);
        return name;
    }

    /** Removes it all, containers first. What cannot be removed is logged; {@code make cleanup} finds it by its labels. */
    synchronized void remove() {
        each(containers, engine::removeContainer);
        each(volumes, engine::removeVolume);
        each(networks, engine::removeNetwork);
    }

    private static void each(List<String> names, Consumer<String> removal) {
        List<Runnable> removals = new ArrayList<>();
        for (String name : names) {
            removals.add(() -> removal.accept(name));
        }
        try {
            Together.run(removals);
        } catch (EnvironmentFailure e) {
            LOG.warn("left behind: {}", e.getMessage());
        }
        names.clear();
    }
}
