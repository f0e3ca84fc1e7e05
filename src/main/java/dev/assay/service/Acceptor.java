package dev.assay.service;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The listening socket. Once {@link #close} returns its port is free: while a thread still sits in accept(), the
 * kernel keeps a closed socket's port, and Jetty does not wait for that thread. The one acceptor holds the lock for
 * as long as it accepts.
 */
final class Acceptor extends ServerConnector {
    private static final int SELECTORS = 1;
    private static final int PATIENCE_SECONDS = 1;

    private final ReentrantLock accepting = new ReentrantLock();

    Acceptor(Server server, HttpConfiguration http) {
        super(server, 1, SELECTORS, new HttpConnectionFactory(http));
    }

    @Override
    public void accept(int acceptor) throws IOException {
        accepting.lock();
        try {
            super.accept(acceptor);
        } finally {
            accepting.unlock();
        }
    }

    @Override
    public void close() {
        super.close();
        try {
            if (accepting.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                accepting.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
