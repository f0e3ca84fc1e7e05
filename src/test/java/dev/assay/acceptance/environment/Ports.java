package dev.assay.acceptance.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ports of this machine, each given out once a run, so that a service can be stopped and find its port free when it starts
 * again. They come in blocks: a run listens on the first port of each block it uses, for as long as it lives, and so no
 * other run takes a port whose service is down for a moment. All lie below the range from which the system takes ports for
 * outgoing connections; nobody gets one by accident. Thread-safe.
 */
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int BLOCK = 60;
    private static final int BLOCKS = 200;

    private final List<ServerSocket> claims = new ArrayList<>();
    private int block;
    private int next;
    private int end;

    public Ports() {
        this(new SecureRandom().nextInt(BLOCKS));
    }

    /** @param block the first to try */
    Ports(int block) {
        this.block = block;
    }

    /** One that nobody listens on. */
    public synchronized int take() {
        while (true) {
            if (next == end) {
                claimABlock();
            }
            int port = next++;
            if (listening(port).map(Ports::closed).isPresent()) {
                return port;
            }
        }
    }

    private void claimABlock() {
        for (int tried = 0; tried < BLOCKS; tried++) {
            int first = LOWEST + block * BLOCK;
            block = (block + 1) % BLOCKS;
            Optional<ServerSocket> claim = listening(first);
            if (claim.isPresent()) {
                claims.add(claim.get());
                next = first + 1;
                end = first + BLOCK;
                return;
            }
        }
        throw new EnvironmentFailure("no free ports from " + LOWEST + " to " + (LOWEST + BLOCKS * BLOCK - 1)
                + ": this run and others on this machine have claimed all " + BLOCKS + " blocks of " + BLOCK);
    }

    /** Empty where somebody else listens. */
    private static Optional<ServerSocket> listening(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ServerSocket closed(ServerSocket socket) {
        try {
            socket.close();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
