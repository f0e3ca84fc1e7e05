package dev.assay.devshard.storage;

import java.nio.file.Path;

/** Opens stores. Several may be open in one JVM, each with its own connections. */
public final class SessionStores {
    private SessionStores() {}

    /**
     * Opens the store that the data directory and the settings call for (contract 6.1): SQLite when it already holds a
     * session or nothing speaks of Postgres, Postgres when PGHOST is set, and never a silent change from one to the other.
     *
     * @throws StorageUnavailable Postgres does not answer, or this directory belongs to Postgres and PGHOST is not set, or
     *     the directory or its file cannot be used
     */
    public static SessionStore open(StorageSettings settings) {
        throw new StorageUnavailable("no backend");
    }

    /**
     * Opens SQLite in this directory whatever else is configured; the gateway's choice.
     *
     * @throws StorageUnavailable the directory or its file cannot be used
     */
    public static SessionStore sqlite(Path dataDirectory) {
        throw new StorageUnavailable("no backend");
    }
}
