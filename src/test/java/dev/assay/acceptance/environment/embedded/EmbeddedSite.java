package dev.assay.acceptance.environment.embedded;

import dev.assay.acceptance.environment.Ports;
import dev.assay.acceptance.environment.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Loopback ports and a directory. Judge and services see the same addresses. */
final class EmbeddedSite implements Site {
    private final String id;
    private final Path directory;
    private final Ports free;
    private final DatabaseServer databases;
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    EmbeddedSite(String id, Path directory, Ports free, DatabaseServer databases) {
        this.id = id;
        this.directory = directory;
        this.free = free;
        this.databases = databases;
    }

    @Override
    public URI judgeView(String service) {
        return URI.create("http://127.0.0.1:" + port(service));
    }

    @Override
    public URI peerView(String service) {
        return judgeView(service);
    }

    @Override
    public int port(String service) {
        return ports.computeIfAbsent(service, first -> free.take());
    }

    @Override
    public String dataDirectory(String service) {
        try {
            return Files.createDirectories(directory.resolve(service)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Database database(String host) {
        return databases.create(id + "_" + host.replace('-', '_'));
    }
}
