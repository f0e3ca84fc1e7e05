package dev.assay.devshard.storage;

import static dev.assay.devshard.storage.Samples.ESCROW;
import static dev.assay.devshard.storage.Samples.append;
import static dev.assay.devshard.storage.Samples.appendUpTo;
import static dev.assay.devshard.storage.Samples.diff;
import static dev.assay.devshard.storage.Samples.session;
import static dev.assay.devshard.storage.Samples.signature;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What PostgreSQL adds to the contract: a server that can be away. */
@ExtendWith(PostgresServer.class)
@TestInstance(Lifecycle.PER_CLASS)
final class PostgresDatabaseTest {
    private static final String DROP_ALL_CONNECTIONS =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'assay'";

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    /** Less than the patience: nobody waited for a connection. */
    private static final Duration A_MOMENT = Duration.ofMillis(1_400);

    private final PostgresSettings database;

    PostgresDatabaseTest(PostgresSettings database) {
        this.database = database;
    }

    @AfterEach
    void empty() {
        PostgresServer.execute(database, "drop schema public cascade; create schema public");
    }

    private PostgresSettings at(int port) {
        return at(port, PATIENCE);
    }

    private PostgresSettings at(int port, Duration patience) {
        return new PostgresSettings(
                database.host(), port, database.database(), database.user(), database.password(), patience);
    }

    private static SessionStore open(PostgresSettings settings) {
        return new JdbcSessionStore(PostgresDatabase.open(settings));
    }

    @Test
    void a_server_that_is_not_there_is_named_at_once_and_without_the_password() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        StorageUnavailable unavailable = assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThrows(StorageUnavailable.class, () -> open(at(nobody, Duration.ofMinutes(1)))));
        assertNamesTheServer(unavailable, nobody);
    }

    @Test
    void a_server_that_says_nothing_is_given_up_after_the_connect_timeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = silent.getLocalPort();
            StorageUnavailable unavailable = assertTimeout(
                    Duration.ofSeconds(8), () -> assertThrows(StorageUnavailable.class, () -> open(at(port))));
            assertNamesTheServer(unavailable, port);
        }
    }

    private void assertNamesTheServer(StorageUnavailable unavailable, int port) {
        String all = unavailable + " " + unavailable.getCause();
        assertThat(all, allOf(containsString("127.0.0.1:" + port), not(containsString(database.password()))));
        assertThat(database.toString(), not(containsString(database.password())));
    }

    @Test
    void a_database_with_tables_of_others_is_refused() {
        PostgresServer.execute(database, "create table payroll (salary bigint)");
        StorageUnavailable refused = assertThrows(StorageUnavailable.class, () -> open(database));
        assertThat(refused.getMessage(), containsString("tables of others (payroll)"));
    }

    @Test
    void several_processes_may_open_a_new_database_at_once() {
        List<CompletableFuture<SessionStore>> opening = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> open(database)))
                .limit(3)
                .toList();
        for (CompletableFuture<SessionStore> store : opening) {
            try (SessionStore opened = store.join()) {
                opened.create(session(ESCROW));
            }
        }
    }

    @Test
    void the_first_call_after_the_server_dropped_all_connections_works() {
        try (SessionStore store = open(database)) {
            store.create(session(ESCROW));
            PostgresServer.execute(database, DROP_ALL_CONNECTIONS);
            append(store, ESCROW, diff(1));
            PostgresServer.execute(database, DROP_ALL_CONNECTIONS);
            assertThat(store.diffs(ESCROW, 1, 9), contains(diff(1)));
        }
    }

    @Test
    void while_the_server_is_away_calls_fail_and_afterwards_they_work_again() throws IOException {
        try (Line line = new Line(database.port());
                SessionStore store = open(at(line.port()))) {
            store.create(session(ESCROW));
            appendUpTo(store, ESCROW, 2);

            line.cut();
            StorageFailure failure = assertThrows(StorageFailure.class, () -> append(store, ESCROW, diff(3)));
            assertThat(failure.getMessage(), containsString("127.0.0.1:" + line.port()));

            assertTimeout(
                    A_MOMENT, () -> assertThrows(StorageFailure.class, () -> store.find(ESCROW)), "fails at once");

            line.restore();
            assertTimeout(A_MOMENT, () -> append(store, ESCROW, diff(3)), "works at once");
            assertThat(store.diffs(ESCROW, 1, 9), contains(diff(1), diff(2), diff(3)));
        }
    }

    @Test
    void a_commit_whose_acknowledgement_is_lost_counts_once() throws IOException {
        try (Line line = new Line(database.port());
                SessionStore store = open(at(line.port()))) {
            store.create(session(ESCROW));
            useNewConnections(line, store);

            line.cutAfter("COMMIT");
            store.append(ESCROW, diff(1), List.of(signature(0)), List.of());

            assertThat(line.isStillToBeCut(), is(false));
            assertThat(store.find(ESCROW).orElseThrow().latestNonce(), is(1L));
            assertThat(store.diffs(ESCROW, 1, 9), contains(diff(1)));
            assertThat(store.signatures(ESCROW, 1).keySet(), contains(0));
            assertThrows(NonceConflict.class, () -> append(store, ESCROW, diff(1)));
        }
    }

    /** The driver says each new statement in words; one it has used often, by a number. */
    private static void useNewConnections(Line line, SessionStore store) {
        line.cut();
        line.restore();
        store.ping();
    }

    @Test
    void a_transaction_lost_before_its_commit_is_done_again() throws IOException {
        try (Line line = new Line(database.port());
                SessionStore store = open(at(line.port()))) {
            store.create(session(ESCROW));

            line.cutAfter("insert into diffs");
            append(store, ESCROW, diff(1));

            assertThat(line.isStillToBeCut(), is(false));
            assertThat(store.diffs(ESCROW, 1, 9), contains(diff(1)));
        }
    }
}
