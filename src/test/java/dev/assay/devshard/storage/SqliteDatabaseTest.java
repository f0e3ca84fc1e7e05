package dev.assay.devshard.storage;

import static dev.assay.devshard.storage.Samples.ESCROW;
import static dev.assay.devshard.storage.Samples.append;
import static dev.assay.devshard.storage.Samples.diff;
import static dev.assay.devshard.storage.Samples.session;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite adds to the contract: one file, and the settings that make a commit durable. */
final class SqliteDatabaseTest {
    private static final long A_MOMENT_MILLIS = 100;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("sessions.db");
    }

    @Test
    void a_commit_waits_for_the_disk_and_readers_do_not_wait_for_the_writer() {
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            assertThat(pragma(database, "journal_mode"), is("wal"));
            assertThat("full", pragma(database, "synchronous"), is("2"));
            assertThat(pragma(database, "foreign_keys"), is("1"));
        }
    }

    private static String pragma(SqliteDatabase database, String name) {
        return database.write(connection ->
                Sql.first(connection, row -> row.getString(1), "pragma " + name).orElseThrow());
    }

    @Test
    void reading_goes_on_while_somebody_writes() throws Exception {
        try (SqliteDatabase database = SqliteDatabase.open(file);
                SessionStore store = new JdbcSessionStore(database)) {
            store.create(session(ESCROW));
            Held writing = new Held(database);
            assertThat(store.escrows(), contains(ESCROW));
            writing.release();
        }
    }

    @Test
    void a_writer_waits_for_another_process_to_finish_its_transaction() throws Exception {
        try (SqliteDatabase other = SqliteDatabase.open(file);
                SessionStore store = new JdbcSessionStore(SqliteDatabase.open(file))) {
            store.create(session(ESCROW));
            Held writing = new Held(other);
            CompletableFuture<Void> appended = CompletableFuture.runAsync(() -> append(store, ESCROW, diff(1)));
            assertThrows(TimeoutException.class, () -> appended.get(A_MOMENT_MILLIS, TimeUnit.MILLISECONDS));
            writing.release();
            appended.get(5, TimeUnit.SECONDS);
            assertThat(store.diffs(ESCROW, 1, 1), contains(diff(1)));
        }
    }

    /** A transaction that has begun and does not end. */
    private static final class Held {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private final CompletableFuture<Void> transaction;

        Held(SqliteDatabase database) throws InterruptedException {
            transaction = CompletableFuture.runAsync(() -> database.write(connection -> {
                begun.countDown();
                try {
                    return end.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException unexpected) {
                    throw new IllegalStateException(unexpected);
                }
            }));
            assertThat(begun.await(5, TimeUnit.SECONDS), is(true));
        }

        void release() throws Exception {
            end.countDown();
            transaction.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_file_that_vanished_does_not_come_back_empty() throws IOException {
        try (SessionStore store = new JdbcSessionStore(SqliteDatabase.open(file))) {
            Files.delete(file);
            assertThrows(StorageFailure.class, store::escrows);
            assertThrows(StorageFailure.class, () -> store.create(session(ESCROW)));
            assertThat(Files.exists(file), is(false));
        }
    }

    @Test
    void a_file_that_is_no_database_is_named_and_left_alone() throws IOException {
        String diary = "Dear diary, today I was mistaken for a database. ".repeat(200);
        Files.writeString(file, diary);
        StorageUnavailable unavailable = assertThrows(StorageUnavailable.class, () -> SqliteDatabase.open(file));
        assertThat(unavailable.getMessage(), containsString(file.toString()));
        assertThat(Files.readString(file), is(diary));
    }
}
