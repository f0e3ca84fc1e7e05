package dev.assay.devshard.storage;

import io.ebean.migration.MigrationConfig;
import io.ebean.migration.MigrationRunner;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The tables of one kind of database, version by version: {@code <folder>/V<n>__<what>.sql} on the class path. A released
 * version is never edited, the next one is added; an edited one is refused. What was applied stands in the table
 * {@code db_migration}. On PostgreSQL other processes are locked out meanwhile.
 *
 * <p>A database that holds the tables of others is refused rather than joined, and nothing is ever dropped.
 */
public final class Migrations {
    private static final String BOOK = "db_migration";

    private final String folder;

    /** @param folder on the class path, such as {@code db/devshard/sqlite} */
    public Migrations(String folder) {
        this.folder = folder;
    }

    /**
     * Brings the tables up to date.
     *
     * @throws IllegalStateException there is no such folder, or the database is not ours
     * @throws io.ebean.migration.MigrationException the database cannot be reached, or does not take a version
     */
    public void apply(DataSource database) {
        mustHaveFolder();
        refuseThatOfOthers(database);
        MigrationConfig config = new MigrationConfig();
        config.setMetaTable(BOOK);
        config.setMigrationPath(folder);
        new MigrationRunner(config).run(database);
    }

    /** The library takes a folder that is not there for one without versions. */
    private void mustHaveFolder() {
        if (Migrations.class.getClassLoader().getResource(folder) == null) {
            throw new IllegalStateException("there are no tables at " + folder + " on the class path");
        }
    }

    private static void refuseThatOfOthers(DataSource database) {
        List<String> tables = tables(database);
        if (!tables.isEmpty() && !tables.contains(BOOK)) {
            throw new IllegalStateException(
                    "it holds tables of others (" + String.join(", ", tables) + "): give an empty one");
        }
    }

    private static List<String> tables(DataSource database) {
        try (Connection connection = database.getConnection();
                ResultSet found = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
