package dev.assay.devshard.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * SQLite in one file. One connection writes and one reads, each used by one thread at a time: SQLite admits a single
 * writer anyway, and in WAL mode a reader neither waits for it nor holds it up.
 *
 * <p>A commit returns when the log is on the disk ({@code synchronous=FULL}), so neither a killed process nor a power cut
 * takes back what was answered.
 */
final class SqliteDatabase implements Database {
    private static final Duration PATIENCE_WITH_OTHER_PROCESSES = Duration.ofSeconds(5);

    private static final Migrations TABLES = new Migrations("db/devshard/sqlite");

    private final Path file;
    private final SerialConnection writer;
    private final SerialConnection reader;

    private SqliteDatabase(Path file) {
        this.file = file;
        this.writer = new SerialConnection(source(file, Missing.IS_AN_ERROR));
        this.reader = new SerialConnection(source(file, Missing.IS_AN_ERROR));
    }

    /** Opens the file, makes it where it is missing, and brings its tables up to date. */
    static SqliteDatabase open(Path file) {
        try {
            TABLES.apply(source(file, Missing.IS_MADE));
        } catch (RuntimeException unusable) {
            throw new StorageUnavailable("sqlite " + file + " cannot be used: " + unusable.getMessage(), unusable);
        }
        return new SqliteDatabase(file);
    }

    @Override
    public <T> T read(Work<T> work) {
        return guarded(reader, work);
    }

    @Override
    public <T> T write(Work<T> work) {
        return guarded(writer, connection -> Transaction.IMMEDIATE.run(connection, work));
    }

    private <T> T guarded(SerialConnection connection, Work<T> work) {
        try {
            return connection.use(work);
        } catch (SQLException failed) {
            throw new StorageFailure(this + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        // The writer goes last: closing the last connection moves the log into the file.
        try {
            try {
                reader.close();
            } finally {
                writer.close();
            }
        } catch (SQLException failed) {
            throw new StorageFailure(this + " does not close: " + failed.getMessage(), failed);
        }
    }

    @Override
    public String toString() {
        return "sqlite " + file;
    }

    private enum Missing {
        IS_MADE,
        /** A file that vanished under a running store must not come back empty. */
        IS_AN_ERROR
    }

    private static SQLiteDataSource source(Path file, Missing missing) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) PATIENCE_WITH_OTHER_PROCESSES.toMillis());
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        if (missing == Missing.IS_AN_ERROR) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }
}
