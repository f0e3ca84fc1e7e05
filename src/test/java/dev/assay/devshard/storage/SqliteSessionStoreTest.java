package dev.assay.devshard.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteSessionStoreTest extends SessionStoreContract {
    @TempDir
    private Path directory;

    @Override
    SessionStore connect() {
        return SessionStores.sqlite(directory);
    }
}
