package dev.assay.devshard.storage;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The tables, version by version: {@code db/devshard/<dialect>/V<n>__<what>.sql}. A released version is never edited, the
 * next one is added; Flyway refuses an edited one. On PostgreSQL it locks out other processes meanwhile.
 *
 * <p>A schema that holds foreign tables is refused rather than joined, and nothing is ever dropped.
 */
enum Migrations {
    SQLITE("classpath:db/devshard/sqlite"),
    POSTGRES("classpath:db/devshard/postgres");

    private final String location;

    Migrations(String location) {
        this.location = location;
    }

    /**
     * Brings the tables up to date.
     *
     * @throws org.flywaydb.core.api.FlywayException the database cannot be reached, or is not ours
     */
    void apply(DataSource database) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations(location)
                .failOnMissingLocations(true)
                .loggers("slf4j")
                .cleanDisabled(true)
                .baselineOnMigrate(false)
                .load()
                .migrate();
    }
}
