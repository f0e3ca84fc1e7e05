package dev.assay.devshard.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A line to a server that a test can cut: at once, or after the server was told something but before it answers. */
final class Line implements AutoCloseable {
    private final int serverPort;
    private final ServerSocket entrance;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> lastWords = new AtomicReference<>();
    private volatile boolean down;

    Line(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Cuts what is connected, and whatever connects until {@link #restore}. */
    void cut() {
        down = true;
        open.forEach(Line::close);
        open.clear();
    }

    void restore() {
        down = false;
    }

    /** Cuts one connection when the client says {@code words}: the server hears them, the client no answer. Once. */
    void cutAfter(String words) {
        lastWords.set(words);
    }

    boolean isStillToBeCut() {
        return lastWords.get() != null;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (down) {
                    close(client);
                } else {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                    open.addAll(List.of(client, server));
                    start(() -> listen(client, server));
                    start(() -> answer(server, client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void listen(Socket client, Socket server) {
        byte[] buffer = new byte[65_536];
        try {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String heard = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                String words = lastWords.get();
                boolean last = words != null && heard.contains(words) && lastWords.compareAndSet(words, null);
                if (last) {
                    close(client);
                }
                out.write(buffer, 0, read);
                if (last) {
                    server.shutdownOutput();
                    return;
                }
            }
        } catch (IOException cut) {
            close(server);
        }
        close(client);
    }

    private static void answer(Socket server, Socket client) {
        try (server;
                client) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException cut) {
            close(client);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            throw new IllegalStateException(alreadyBroken);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        entrance.close();
    }
}
