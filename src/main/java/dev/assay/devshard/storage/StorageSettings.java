package dev.assay.devshard.storage;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What the choice of a backend depends on (contract 6.1).
 *
 * @param dataDirectory where SQLite keeps its file and Postgres its marker; made when missing
 * @param postgres present when PGHOST is set
 */
public record StorageSettings(Path dataDirectory, Optional<PostgresSettings> postgres) {
    public StorageSettings {
        Objects.requireNonNull(dataDirectory, "dataDirectory");
        Objects.requireNonNull(postgres, "postgres");
    }
}
