package dev.assay.service;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Javalin on Jetty, set up small: one acceptor, one selector, threads that come and go with the work, nothing but
 * HTTP/1.1.
 */
final class Listener {
    private static final int THREADS_AT_REST = 4;
    private static final int THREAD_IDLE_MILLIS = 30_000;
    private static final int LAST_MOMENT_MILLIS = 2_000;
    private static final Duration CONNECTION_IDLE = Duration.ofMinutes(2);

    private final Javalin javalin;
    private final int wantedPort;
    private ServerConnector connector;
    private int port;

    /** What Jetty calls on the way in and on the way out of every request. */
    record Hooks(Gate gate, EarlyErrors errors, AccessLog log) {}

    Listener(InstanceName instance, int port, int mostThreads, Hooks hooks, Consumer<JavalinConfig> service) {
        wantedPort = port;
        javalin = Javalin.create(config -> {
            keepSmall(config);
            config.jetty.threadPool = threads(instance, mostThreads);
            config.jetty.modifyServer(server -> hook(server, hooks));
            config.jetty.modifyHttpConfiguration(Listener::readLeniently);
            config.jetty.addConnector(this::connector);
            config.routes.after(Listener::rememberRoute);
            service.accept(config);
        });
    }

    /** @throws PortTaken when somebody else listens there */
    void open() {
        try {
            javalin.start();
            port = connector.getLocalPort();
        } catch (JavalinBindException e) {
            throw new PortTaken(wantedPort, e);
        }
    }

    /** The port it got; still known when it is closed. */
    int port() {
        return port;
    }

    ServerConnector connector() {
        return connector;
    }

    /** Takes no more connections; those there are stay. */
    void refuse() {
        connector.close();
    }

    /** Ends the server. Nobody is served any more, so whatever Jetty still waits for is not waited for longer than a moment. */
    void close() {
        Connections.cutAll(connector);
        Thread stopping = new Thread(javalin::stop, "stop-" + port);
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(LAST_MOMENT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void keepSmall(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Long.MAX_VALUE; // the gate bounds bodies, also those that do not say their length
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.defaultContentType = "application/json";
    }

    private static QueuedThreadPool threads(InstanceName instance, int most) {
        QueuedThreadPool threads = new QueuedThreadPool(most, Math.min(THREADS_AT_REST, most), THREAD_IDLE_MILLIS);
        threads.setName(instance.value());
        threads.setDaemon(true);
        threads.setStopTimeout(0);
        return threads;
    }

    private static void hook(Server server, Hooks hooks) {
        server.insertHandler(hooks.gate());
        server.setErrorHandler(hooks.errors());
        server.setRequestLog(hooks.log());
        server.setStopTimeout(0);
    }

    private static void readLeniently(HttpConfiguration http) {
        // A path segment may hold an escaped slash: message types of the chain bridge do.
        http.setUriCompliance(UriCompliance.RFC3986.with("slashes", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));
        http.setSendServerVersion(false);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        connector = new Acceptor(server, http);
        connector.setPort(wantedPort);
        connector.setReuseAddress(true);
        connector.setIdleTimeout(CONNECTION_IDLE.toMillis());
        return connector;
    }

    private static void rememberRoute(Context ctx) {
        Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        if (endpoint != null) {
            RequestLog.of(ServletContextRequest.getServletContextRequest(ctx.req()))
                    .route(endpoint.path);
        }
    }
}
