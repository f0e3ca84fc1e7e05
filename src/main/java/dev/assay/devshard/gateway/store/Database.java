package dev.assay.devshard.gateway.store;

import dev.assay.devshard.storage.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One connection to one SQLite file; statements run one after another. Small and rare writes need no pool. */
final class Database implements AutoCloseable {
    private static final Migrations TABLES = new Migrations("db/gateway");

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            keepPrivate(file);
            SQLiteDataSource source = new SQLiteDataSource(configuration());
            source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
            TABLES.apply(source);
            return new Database(source.getConnection());
        } catch (SQLException e) {
            throw new GatewayStoreFailure("cannot be opened", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + file, e);
        }
    }

    private static void keepPrivate(Path file) throws IOException {
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rw-------");
        if (Files.exists(file)) {
            Files.setPosixFilePermissions(file, ownerOnly);
        } else {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
        }
    }

    private static SQLiteConfig configuration() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        return config;
    }

    synchronized void write(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new GatewayStoreFailure("cannot be written", e);
        }
    }

    synchronized <T> List<T> read(Row<T> row, String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet found = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (found.next()) {
                all.add(row.read(found));
            }
            return all;
        } catch (SQLException e) {
            throw new GatewayStoreFailure("cannot be read", e);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new GatewayStoreFailure("cannot be closed", e);
        }
    }

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
