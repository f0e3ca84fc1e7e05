package dev.assay.devshard.gateway.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The gateway's own memory. Every method is one committed statement; failures are {@link GatewayStoreFailure}. */
public final class GatewayStore implements AutoCloseable {
    private static final String SETTINGS = "gateway";

    private final Database database;

    private GatewayStore(Database database) {
        this.database = database;
    }

    /** Opens, and where needed makes, {@code gateway.db} in {@code directory}. */
    public static GatewayStore open(Path directory) {
        return new GatewayStore(Database.open(directory.resolve("gateway.db")));
    }

    /** The settings document as JSON; empty before the first start. */
    public Optional<String> settings() {
        return database.read(row -> row.getString(1), "SELECT value FROM settings WHERE name = ?", SETTINGS).stream()
                .findFirst();
    }

    public void putSettings(String document) {
        database.write("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", SETTINGS, document);
    }

    public List<Devshard> devshards() {
        return database.read(
                GatewayStore::devshard,
                "SELECT escrow_id, private_key, private_key_env, model, protocol_version, storage_path, active, reason"
                        + " FROM devshards ORDER BY escrow_id");
    }

    public void putDevshard(Devshard devshard) {
        database.write(
                "INSERT OR REPLACE INTO devshards (escrow_id, private_key, private_key_env, model, protocol_version,"
                        + " storage_path, active, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                devshard.escrowId(),
                devshard.privateKey().orElse(null),
                devshard.privateKeyEnv().orElse(null),
                devshard.model().orElse(null),
                devshard.protocolVersion().orElse(null),
                devshard.storagePath().orElse(null),
                devshard.active() ? 1 : 0,
                devshard.reason());
    }

    /** Changes nothing but whether it is active; above all not its key. */
    public void deactivateDevshard(String escrowId, String reason) {
        database.write("UPDATE devshards SET active = 0, reason = ? WHERE escrow_id = ?", reason, escrowId);
    }

    public void deleteDevshard(String escrowId) {
        database.write("DELETE FROM devshards WHERE escrow_id = ?", escrowId);
    }

    /** Where {@code address} was last found. */
    public Optional<String> endpoint(String address) {
        return database.read(row -> row.getString(1), "SELECT url FROM endpoints WHERE address = ?", address).stream()
                .findFirst();
    }

    public void putEndpoint(String address, String url) {
        database.write("INSERT OR REPLACE INTO endpoints (address, url) VALUES (?, ?)", address, url);
    }

    public List<StoredQuarantine> quarantines() {
        return database.read(
                row -> new StoredQuarantine(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4)),
                        Instant.ofEpochMilli(row.getLong(5))),
                "SELECT participant, cause, reason, since_ms, until_ms FROM quarantines");
    }

    public void putQuarantine(StoredQuarantine quarantine) {
        database.write(
                "INSERT OR REPLACE INTO quarantines (participant, cause, reason, since_ms, until_ms)"
                        + " VALUES (?, ?, ?, ?, ?)",
                quarantine.participant(),
                quarantine.cause(),
                quarantine.reason(),
                quarantine.since().toEpochMilli(),
                quarantine.until().toEpochMilli());
    }

    public void deleteQuarantine(String participant) {
        database.write("DELETE FROM quarantines WHERE participant = ?", participant);
    }

    private static Devshard devshard(ResultSet row) throws SQLException {
        return new Devshard(
                row.getString(1),
                Optional.ofNullable(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)),
                row.getInt(7) == 1,
                row.getString(8));
    }

    @Override
    public void close() {
        database.close();
    }
}
