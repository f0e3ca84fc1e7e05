package dev.assay.service;

import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A service's HTTP side. Handlers block: each request has a thread, as many as {@link Builder#threads} say. Errors
 * are JSON of the service's shape, whoever raised them; each request is one log line and one observation; {@code GET
 * /metrics} is always there.
 */
public final class HttpServer {
    private final Gate gate;
    private final Listener listener;
    private final Duration patience;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean silent = new AtomicBoolean();

    private HttpServer(Builder builder) {
        gate = new Gate(builder.bodyLimit);
        patience = builder.patience;
        ErrorAnswers errors = new ErrorAnswers(builder.errors, builder.instance.logger(), silent::get);
        AccessLog log = new AccessLog(builder.instance.logger(), builder.metrics, gate, silent::get);
        Listener.Hooks hooks = new Listener.Hooks(gate, new EarlyErrors(errors), log);
        listener = new Listener(builder.instance, builder.port, builder.threads, hooks, config -> {
            errors.register(config);
            builder.metrics.register(config.routes);
            builder.routes.accept(config.routes);
        });
    }

    public static Builder named(InstanceName instance) {
        return new Builder(instance);
    }

    /** Where it answers from this machine, without a trailing slash; where it answered, once it has ended. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return listener.port();
    }

    /**
     * Takes no more connections, waits ({@link Builder#patience}) for the requests in flight, then cuts what is left.
     * Idempotent.
     */
    public void stop() {
        if (ended.compareAndSet(false, true)) {
            listener.refuse();
            Connections.cutAllBut(listener.connector(), gate.connectionsInFlight());
            try {
                gate.awaitEmpty(patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cut();
            listener.close();
        }
    }

    /**
     * Cuts all connections now; from here on nothing is answered and nothing is logged. Idempotent; ends a stop that
     * still waits.
     */
    public void kill() {
        silent.set(true);
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            listener.refuse();
        }
        cut();
        if (first) {
            listener.close();
        }
    }

    private void cut() {
        Connections.cutAll(listener.connector());
        gate.interruptAll();
    }

    /** What a server needs to know before it starts. */
    public static final class Builder {
        private final InstanceName instance;
        private int port;
        private int threads = 160;
        private long bodyLimit = 10L * 1024 * 1024;
        private Duration patience = Duration.ofSeconds(5);
        private ErrorShape errors = ErrorShape.CODE_AND_MESSAGE;
        private Metrics metrics = new Metrics();
        private Consumer<RoutesConfig> routes = none -> {};

        private Builder(InstanceName instance) {
            this.instance = instance;
        }

        /** 0, the default, takes a free port. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /**
         * The most requests that are served at a time; each open stream is one. 160 unless told; they exist only
         * while there is work.
         */
        public Builder threads(int threads) {
            this.threads = threads;
            return this;
        }

        /** The largest body in bytes; a larger one is answered 413. 10 MiB unless told. */
        public Builder bodyLimit(long bytes) {
            this.bodyLimit = bytes;
            return this;
        }

        /** How long a stop waits for requests in flight. 5 s unless told. */
        public Builder patience(Duration patience) {
            this.patience = patience;
            return this;
        }

        public Builder errors(ErrorShape errors) {
            this.errors = errors;
            return this;
        }

        public Builder metrics(Metrics metrics) {
            this.metrics = metrics;
            return this;
        }

        /** Adds routes. May be called several times. */
        public Builder routes(Consumer<RoutesConfig> routes) {
            this.routes = this.routes.andThen(routes);
            return this;
        }

        /** @throws PortTaken when somebody else listens there */
        public HttpServer start() {
            HttpServer server = new HttpServer(this);
            server.listener.open();
            return server;
        }
    }
}
