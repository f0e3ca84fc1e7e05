package dev.assay.acceptance.environment.containers;

import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.ServiceProcess;
import dev.assay.acceptance.environment.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service in a container of its own. Its port and its volume outlive each start. */
final class ContainerService implements ServiceProcess {
    /** A process that ends is noticed at once; one that lives may be slow on a machine that has other things to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int LAST_WORDS = 15;

    private final String name;
    private final Engine engine;
    private final Engine.Order order;
    private final Readiness readiness;
    private volatile boolean running;
    private volatile boolean wasCut;

    ContainerService(String name, Engine engine, Engine.Order order, Readiness readiness) {
        this.name = name;
        this.engine = engine;
        this.order = order;
        this.readiness = readiness;
    }

    /** Makes the container, without starting it. */
    void create() {
        attempt("could not be made", () -> engine.create(order));
    }

    String container() {
        return order.name();
    }

    /** A container keeps its environment for life: this one gives way to another of its name, on its volume. */
    @Override
    public void configure(Map<String, String> changes) {
        attempt("could not be made again", () -> {
            engine.removeContainer(order.name());
            engine.create(order.changed(changes));
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public void start() {
        launch();
        awaitReadiness();
    }

    void launch() {
        attempt("did not start", () -> engine.start(order.name()));
        running = true;
    }

    void awaitReadiness() {
        Optional<String> complaint =
                readiness.await(PATIENCE, () -> engine.state(order.name()).equals("running"));
        complaint.ifPresent(what -> {
            throw new EnvironmentFailure(
                    name + " started, but " + readiness + ": " + what + "; the container is " + state() + lastWords());
        });
    }

    @Override
    public void stop() {
        running = false;
        attempt("could not be stopped", () -> engine.stop(order.name()));
    }

    @Override
    public void kill() {
        running = false;
        attempt("could not be killed", () -> engine.kill(order.name()));
    }

    @Override
    public void begin(Trouble trouble) {
        attempt("could not " + trouble, () -> {
            switch (trouble) {
                case PARTITION -> {
                    wasCut = true;
                    engine.disconnect(order);
                }
                case PAUSE -> engine.pause(order.name());
            }
        });
    }

    @Override
    public void end(Trouble trouble) {
        attempt("could not stop to " + trouble, () -> {
            switch (trouble) {
                case PARTITION -> engine.connect(order);
                case PAUSE -> engine.resume(order.name());
            }
        });
        if (running) {
            awaitReadiness();
        }
    }

    @Override
    public void probe() {
        if (wasCut && !engine.connected(order)) {
            throw new EnvironmentFailure(name + " is not well: it is cut off from its peers");
        }
        readiness.complaint().ifPresent(what -> {
            throw new EnvironmentFailure(
                    name + " is not well: " + readiness + ": " + what + "; the container is " + state() + lastWords());
        });
    }

    @Override
    public List<String> logTail(int lines) {
        return engine.logTail(order.name(), lines);
    }

    private void attempt(String failure, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            throw new EnvironmentFailure(name + " " + failure + " (" + order + "): " + e.getMessage(), e);
        }
    }

    private String state() {
        try {
            return engine.state(order.name());
        } catch (RuntimeException e) {
            return "gone";
        }
    }

    private String lastWords() {
        List<String> words = logTail(LAST_WORDS);
        return words.isEmpty() ? " (it wrote nothing)" : "\n  " + String.join("\n  ", words);
    }
}
