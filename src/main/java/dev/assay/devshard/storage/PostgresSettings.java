package dev.assay.devshard.storage;

import java.time.Duration;
import java.util.Objects;

/**
 * Where a PostgreSQL is and who we are there: the libpq variables PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD, and
 * PG_CONNECT_TIMEOUT. Prints without the password.
 *
 * @param password may be empty where the server asks for none
 * @param connectTimeout how long one attempt to connect may take
 */
public record PostgresSettings(
        String host, int port, String database, String user, String password, Duration connectTimeout) {
    public static final int DEFAULT_PORT = 5432;
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(2);

    public PostgresSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
    }

    /** For messages and the marker file. */
    String address() {
        return host + ":" + port + "/" + database;
    }

    @Override
    public String toString() {
        return "postgres at " + address() + " as " + user;
    }
}
