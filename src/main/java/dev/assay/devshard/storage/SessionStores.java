package dev.assay.devshard.storage;

import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;

/** Opens stores. Several may be open in one JVM, each with its own connections. */
public final class SessionStores {
    private SessionStores() {}

    /**
     * Opens the store that the data directory and the settings call for (contract 6.1), and tells {@code log} which:
     * SQLite when it already holds a session or nothing speaks of PostgreSQL, PostgreSQL when PGHOST is set; never a
     * silent change from one to the other.
     *
     * @throws StorageUnavailable PostgreSQL does not answer, or the sessions of this directory are there and PGHOST is not
     *     set, or the directory or its file cannot be used
     */
    public static SessionStore open(StorageSettings settings, Logger log) {
        DataDirectory directory = DataDirectory.open(settings.dataDirectory());
        Optional<SessionStore> inUse = sqliteInUse(directory);
        if (inUse.isPresent()) {
            settings.postgres()
                    .ifPresent(ignored -> log.warn(
                            "{} holds sessions: they stay there, {} is not used", directory.sqliteFile(), ignored));
        }
        SessionStore store = inUse.orElseGet(() -> firstUse(settings, directory));
        log.info("sessions are kept in {}", store);
        return store;
    }

    /**
     * Opens SQLite in this directory whatever else is configured; the gateway's choice.
     *
     * @throws StorageUnavailable the directory or its file cannot be used
     */
    public static SessionStore sqlite(Path dataDirectory) {
        return sqlite(DataDirectory.open(dataDirectory));
    }

    private static Optional<SessionStore> sqliteInUse(DataDirectory directory) {
        if (!directory.hasSqliteFile()) {
            return Optional.empty();
        }
        JdbcSessionStore store = sqlite(directory);
        if (store.holdsAnySession()) {
            return Optional.of(store);
        }
        store.close();
        return Optional.empty();
    }

    private static SessionStore firstUse(StorageSettings settings, DataDirectory directory) {
        if (settings.postgres().isPresent()) {
            return postgres(settings.postgres().get(), directory);
        }
        if (directory.isBoundToPostgres()) {
            throw new StorageUnavailable("PGHOST is not set, and " + directory.postgresMarker()
                    + " says the sessions are in PostgreSQL: set PGHOST, or remove that file to start without them");
        }
        return sqlite(directory);
    }

    private static JdbcSessionStore sqlite(DataDirectory directory) {
        return new JdbcSessionStore(SqliteDatabase.open(directory.sqliteFile()));
    }

    private static SessionStore postgres(PostgresSettings settings, DataDirectory directory) {
        PostgresDatabase database = PostgresDatabase.open(settings);
        try {
            directory.bindToPostgres(settings);
        } catch (StorageUnavailable unmarked) {
            database.close();
            throw unmarked;
        }
        return new JdbcSessionStore(database);
    }
}
