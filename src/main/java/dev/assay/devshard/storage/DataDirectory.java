package dev.assay.devshard.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory a store keeps in any case: SQLite's file, or the marker that says the sessions are in PostgreSQL. */
final class DataDirectory {
    private static final String SQLITE_FILE = "sessions.db";
    private static final String POSTGRES_MARKER = ".pg-bound";

    private final Path path;

    private DataDirectory(Path path) {
        this.path = path;
    }

    /** The directory, made where it is missing. */
    static DataDirectory open(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                force(path.toAbsolutePath().getParent());
            }
            return new DataDirectory(path);
        } catch (IOException unusable) {
            throw new StorageUnavailable("data directory " + path + " cannot be made: " + unusable, unusable);
        }
    }

    Path sqliteFile() {
        return path.resolve(SQLITE_FILE);
    }

    boolean hasSqliteFile() {
        return Files.exists(sqliteFile());
    }

    Path postgresMarker() {
        return path.resolve(POSTGRES_MARKER);
    }

    boolean isBoundToPostgres() {
        return Files.exists(postgresMarker());
    }

    /** Leaves the marker, on the disk before any session can be. */
    void bindToPostgres(PostgresSettings settings) {
        if (isBoundToPostgres()) {
            return;
        }
        try {
            Files.writeString(postgresMarker(), settings + System.lineSeparator());
            force(postgresMarker());
            force(path);
        } catch (IOException unwritable) {
            throw new StorageUnavailable(postgresMarker() + " cannot be written: " + unwritable, unwritable);
        }
    }

    private static void force(Path fileOrDirectory) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrDirectory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
