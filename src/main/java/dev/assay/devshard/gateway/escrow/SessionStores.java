package dev.assay.devshard.gateway.escrow;

import dev.assay.devshard.storage.SessionStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The session stores that are open, by directory; always SQLite (contract 6.1). */
final class SessionStores implements AutoCloseable {
    private final Path byDefault;
    private final Map<Path, SessionStore> open = new HashMap<>();

    SessionStores(Path byDefault) {
        this.byDefault = byDefault;
    }

    /** @param path an escrow's own directory, where it has one */
    synchronized SessionStore of(Optional<String> path) {
        Path directory = path.map(Path::of).orElse(byDefault).toAbsolutePath().normalize();
        return open.computeIfAbsent(directory, dev.assay.devshard.storage.SessionStores::sqlite);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(SessionStore::close);
    }
}
