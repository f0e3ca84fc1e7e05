package dev.assay.service;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;

/** Jetty calls this once for every request when it is over, also for those that no handler saw. */
final class AccessLog implements org.eclipse.jetty.server.RequestLog {
    private final Logger logger;
    private final Metrics metrics;
    private final Gate gate;
    private final BooleanSupplier silent;

    AccessLog(Logger logger, Metrics metrics, Gate gate, BooleanSupplier silent) {
        this.gate = gate;
        this.logger = logger;
        this.metrics = metrics;
        this.silent = silent;
    }

    @Override
    public void log(Request request, Response response) {
        RequestLog log = RequestLog.of(request);
        try {
            if (!silent.getAsBoolean()) {
                write(log, request, response);
            }
        } finally {
            gate.leave(log);
        }
    }

    private void write(RequestLog log, Request request, Response response) {
        double seconds = NanoTime.since(request.getBeginNanoTime()) / (double) TimeUnit.SECONDS.toNanos(1);
        String method = request.getMethod();
        metrics.observe(method, log.route(), response.getStatus(), seconds);
        logger.info(log.line(method, request.getHttpURI().getPath(), response.getStatus(), seconds * 1000));
    }
}
