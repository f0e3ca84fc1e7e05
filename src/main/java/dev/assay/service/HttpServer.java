package dev.assay.service;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;

/**
 * A service's HTTP side. Handlers block: each request has a thread, as many as {@link Builder#threads} say. Errors are JSON of the service's shape,
 * whoever raised them; each request is one log line and one observation; {@code GET /metrics} is always there.
 */
public final class HttpServer {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InstanceName instance;
    private final Logger logger;
    private final Gate gate;
    private final QueuedThreadPool threads;
    private final Javalin javalin;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean silent;
    private ServerConnector connector;

    private HttpServer(Builder builder) {
        instance = builder.instance;
        logger = instance.logger();
        gate = new Gate(builder.bodyLimit);
        threads = new QueuedThreadPool(builder.threads, 4, 30_000);
        threads.setName(instance.value());
        threads.setDaemon(true);
        javalin = Javalin.create(config -> configure(config, builder));
    }

    public static Builder named(InstanceName instance) {
        return new Builder(instance);
    }

    /** Where it answers from this machine. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Takes no more connections, waits (5 s at most) for the requests in flight, then closes everything. Idempotent. */
    public void stop() {
        if (ended.compareAndSet(false, true)) {
            connector.close();
            Connections.cutAllBut(connector, gate.connectionsInFlight());
            try {
                gate.awaitEmpty(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            closeAll();
        }
    }

    /** Cuts all connections now; from here on nothing is answered and nothing is logged. Idempotent. */
    public void kill() {
        if (ended.compareAndSet(false, true)) {
            silent = true;
            connector.close();
            closeAll();
        }
    }

    private void closeAll() {
        Connections.cutAll(connector);
        gate.interruptAll();
        javalin.stop();
    }

    private void configure(JavalinConfig config, Builder builder) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Long.MAX_VALUE;
        config.http.compressionStrategy = io.javalin.compression.CompressionStrategy.NONE;
        config.http.defaultContentType = "application/json";
        ErrorAnswers errors = new ErrorAnswers(builder.errors, logger);
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(server -> prepare(server, errors, builder.metrics));
        config.jetty.modifyHttpConfiguration(HttpServer::prepare);
        config.jetty.addConnector((server, http) -> listen(server, http, builder.port));
        errors.register(config.routes);
        config.routes.after(HttpServer::rememberRoute);
        config.routes.get(
                "/metrics", ctx -> ctx.contentType(Metrics.CONTENT_TYPE).result(builder.metrics.exposition()));
        builder.routes.accept(config.routes);
    }

    private void prepare(Server server, ErrorAnswers errors, Metrics metrics) {
        server.insertHandler(gate);
        server.setStopTimeout(0);
        server.setErrorHandler(new EarlyErrors(errors));
        server.setRequestLog(new AccessLog(logger, metrics, () -> silent));
    }

    private static void prepare(HttpConfiguration http) {
        // A path segment may hold an escaped slash (message types of the chain bridge do).
        http.setUriCompliance(
                UriCompliance.RFC3986.with("escaped slashes", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
    }

    private ServerConnector listen(Server server, HttpConfiguration http, int port) {
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setPort(port);
        connector.setReuseAddress(true);
        connector.setIdleTimeout(Duration.ofMinutes(2).toMillis());
        return connector;
    }

    private static void rememberRoute(Context ctx) {
        RequestLog log =
                RequestLog.of(org.eclipse.jetty.ee10.servlet.ServletContextRequest.getServletContextRequest(ctx.req()));
        var endpoint = ctx.endpoints().lastHttpEndpoint();
        if (endpoint != null) {
            log.route(endpoint.path);
        }
    }

    /** What a server needs to know before it starts. */
    public static final class Builder {
        private final InstanceName instance;
        private int port;
        private int threads = 160;
        private long bodyLimit = 10L * 1024 * 1024;
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

        /** The most requests that are served at a time; each open stream is one. */
        public Builder threads(int threads) {
            this.threads = threads;
            return this;
        }

        /** The largest body in bytes; a larger one is answered 413. 10 MiB unless told. */
        public Builder bodyLimit(long bytes) {
            this.bodyLimit = bytes;
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

        public Builder routes(Consumer<RoutesConfig> routes) {
            this.routes = this.routes.andThen(routes);
            return this;
        }

        /** @throws PortTaken when somebody else listens there */
        public HttpServer start() {
            HttpServer server = new HttpServer(this);
            try {
                server.javalin.start();
            } catch (io.javalin.util.JavalinBindException e) {
                throw new PortTaken(port, e);
            }
            return server;
        }
    }
}
