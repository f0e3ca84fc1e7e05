package dev.assay.devshard.storage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** One database for all, emptied after each: making one costs more than a test. */
@ExtendWith(PostgresServer.class)
@TestInstance(Lifecycle.PER_CLASS)
final class PostgresSessionStoreTest extends SessionStoreContract {
    private final PostgresSettings database;

    PostgresSessionStoreTest(PostgresSettings database) {
        this.database = database;
    }

    @Override
    SessionStore connect() {
        return new JdbcSessionStore(PostgresDatabase.open(database));
    }

    @AfterEach
    void empty() {
        PostgresServer.execute(database, "truncate sessions cascade");
    }
}
