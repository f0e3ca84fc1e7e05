package dev.assay.acceptance.environment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

/**
 * Ports of this machine, each given out once a run, so that a service can be stopped and find its port free when it starts
 * again. They lie below the range from which the system takes ports for outgoing connections; nobody gets one by accident.
 * Thread-safe.
 */
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int COUNT = 12_000;

    private final Set<Integer> given = new HashSet<>();
    // Two runs on one machine begin to look at different places.
    private int next = new SecureRandom().nextInt(COUNT);

    /** One that nobody listens on. */
    public synchronized int take() {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = LOWEST + next;
            next = (next + 1) % COUNT;
            if (!given.contains(port) && free(port)) {
                given.add(port);
                return port;
            }
        }
        throw new EnvironmentFailure("no free port from " + LOWEST + " to " + (LOWEST + COUNT - 1));
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
