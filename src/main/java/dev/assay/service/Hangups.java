package dev.assay.service;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Tells a handler that works long that its client has hung up. Jetty does not read while a handler runs, so nobody
 * would notice; here each watched connection is looked at every {@value #EVERY_MILLIS} ms.
 *
 * <p>To look is to read, and a client may have sent its next request already. Then a byte of that request is gone, so
 * the connection is closed after the answer, as HTTP/1.1 lets a server do; clients that do not send ahead, which is all
 * that are known, never see it.
 */
public final class Hangups implements AutoCloseable {
    private static final int EVERY_MILLIS = 20;

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking;

    public Hangups(InstanceName instance) {
        looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, instance + "-hangups");
            thread.setDaemon(true);
            return thread;
        });
        looking.scheduleAtFixedRate(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Watches the client of a request whose body has been read. The caller closes the watch before it ends the answer.
     *
     * @param gone is run at most once, on a thread that has no time for anything long
     */
    public Watch watch(Context ctx, Runnable gone) {
        Object transport = Connections.of(ServletContextRequest.getServletContextRequest(ctx.req()))
                .getTransport();
        Watch watch = new Watch(ctx, (SocketChannel) transport, gone);
        watches.add(watch);
        return watch;
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }

    private void look() {
        watches.forEach(Watch::look);
    }

    /** One client under watch. */
    public final class Watch implements AutoCloseable {
        private final Context ctx;
        private final SocketChannel channel;
        private final Runnable gone;
        private boolean over;
        private boolean sentAhead;

        private Watch(Context ctx, SocketChannel channel, Runnable gone) {
            this.ctx = ctx;
            this.channel = channel;
            this.gone = gone;
        }

        /** Watches no longer. Idempotent. */
        @Override
        public synchronized void close() {
            watches.remove(this);
            if (sentAhead && !over) {
                Connections.closeAfterAnswer(ctx);
            }
            over = true;
        }

        private synchronized void look() {
            if (over || sentAhead) {
                return;
            }
            try {
                int read = channel.read(ByteBuffer.allocate(1));
                sentAhead = read > 0;
                if (read < 0) {
                    hungUp();
                }
            } catch (IOException e) {
                hungUp();
            }
        }

        private void hungUp() {
            over = true;
            watches.remove(this);
            RequestLog.put(ctx, "end", "client_gone");
            gone.run();
        }
    }
}
