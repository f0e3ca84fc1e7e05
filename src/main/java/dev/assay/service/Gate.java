package dev.assay.service;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands before all handlers: gives each request its id, bounds its body, and knows which requests are in flight,
 * with the thread that serves each and the connection it came by, so that a stop can wait for them and a kill can cut
 * them off. A request is in flight until it has been logged.
 */
final class Gate extends Handler.Wrapper {
    private final long bodyLimit;
    private final Map<RequestLog, Visit> inFlight = new ConcurrentHashMap<>();
    private final Object changed = new Object();

    private record Visit(Thread thread, EndPoint connection) {}

    Gate(long bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        RequestLog log = RequestLog.begin(request);
        response.getHeaders().put(RequestLog.REQUEST_ID_HEADER, log.requestId());
        inFlight.put(log, new Visit(Thread.currentThread(), Connections.of(request)));
        return super.handle(new BoundedBody(request, bodyLimit), response, callback);
    }

    /** Whoever logs the request calls this last. */
    void leave(RequestLog log) {
        synchronized (changed) {
            Visit visit = inFlight.remove(log);
            if (visit != null && visit.thread() == Thread.currentThread()) {
                // A kill meant the handler. Jetty selects with this thread next, and must not find it interrupted.
                Thread.interrupted();
            }
            changed.notifyAll();
        }
    }

    /** Waits until no request is in flight, at most so long. */
    void awaitEmpty(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (changed) {
            while (!inFlight.isEmpty()) {
                long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (millis <= 0) {
                    return;
                }
                changed.wait(millis);
            }
        }
    }

    Set<EndPoint> connectionsInFlight() {
        return inFlight.values().stream().map(Visit::connection).collect(Collectors.toUnmodifiableSet());
    }

    /** Interrupts the threads that serve requests, and none that has just ceased to. */
    void interruptAll() {
        synchronized (changed) {
            inFlight.values().forEach(visit -> visit.thread().interrupt());
        }
    }
}
