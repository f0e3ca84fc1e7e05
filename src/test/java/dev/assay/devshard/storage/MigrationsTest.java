package dev.assay.devshard.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ebean.migration.MigrationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

final class MigrationsTest {
    private final Migrations migrations = new Migrations("db/devshard/sqlite");
    private final SQLiteDataSource database = new SQLiteDataSource();

    @BeforeEach
    void emptyFile(@TempDir Path folder) {
        database.setUrl("jdbc:sqlite:" + folder.resolve("sessions.db"));
    }

    @Test
    void what_is_up_to_date_is_left_as_it_is() throws SQLException {
        migrations.apply(database);
        execute("insert into sessions values ('7', 1, 'v1', 'a', '{}', '{}', 5, 0, 0, 'active')");
        migrations.apply(database);
        assertThat(number("select count(*) from sessions"), is(1));
    }

    @Test
    void a_version_that_is_not_the_one_that_was_applied_is_refused_by_its_name() throws SQLException {
        migrations.apply(database);
        execute("update db_migration set mchecksum = mchecksum + 1 where mversion = '2'");
        MigrationException refused = assertThrows(MigrationException.class, () -> migrations.apply(database));
        assertThat(refused.getMessage(), containsString("V2__executed_work.sql"));
    }

    @Test
    void a_database_of_others_is_refused_and_not_touched() throws SQLException {
        execute("create table payroll (salary bigint)");
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> migrations.apply(database));
        assertThat(refused.getMessage(), containsString("tables of others (payroll)"));
        assertThat(number("select count(*) from sqlite_master"), is(1));
    }

    @Test
    void a_folder_that_is_not_there_is_named_and_the_database_not_touched() throws SQLException {
        Migrations lost = new Migrations("db/devshard/nowhere");
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> lost.apply(database));
        assertThat(refused.getMessage(), containsString("db/devshard/nowhere"));
        assertThat(number("select count(*) from sqlite_master"), is(0));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.getInt(1);
        }
    }
}
