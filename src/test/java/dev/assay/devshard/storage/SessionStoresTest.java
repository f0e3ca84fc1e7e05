package dev.assay.devshard.storage;

import static dev.assay.devshard.storage.Samples.ESCROW;
import static dev.assay.devshard.storage.Samples.session;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** Every row of contract 6.1. */
@ExtendWith(PostgresServer.class)
final class SessionStoresTest {
    private static final Optional<PostgresSettings> NONE = Optional.empty();
    /** Nobody listens on port 1: whoever connects fails. */
    private static final PostgresSettings AWAY =
            new PostgresSettings("127.0.0.1", 1, "db", "user", "canary-password", Duration.ofSeconds(1));

    @TempDir
    private Path parent;

    private Path directory;
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Logger log;

    @BeforeEach
    void prepare() {
        directory = parent.resolve("data/host-1");
        ch.qos.logback.classic.Logger logger = new LoggerContext().getLogger("assay.host-1");
        logged.start();
        logger.addAppender(logged);
        log = logger;
    }

    private SessionStore open(Optional<PostgresSettings> postgres) {
        return SessionStores.open(new StorageSettings(directory, postgres), log);
    }

    private String log() {
        return logged.list.stream().map(ILoggingEvent::toString).collect(Collectors.joining("\n"));
    }

    private boolean exists(String file) {
        return Files.exists(directory.resolve(file));
    }

    @Test
    void without_postgres_sqlite_is_made() {
        try (SessionStore store = open(NONE)) {
            store.create(session(ESCROW));
        }
        assertThat(exists("sessions.db"), is(true));
        assertThat(exists(".pg-bound"), is(false));
        assertThat(log(), containsString("[INFO] sessions are kept in sqlite " + directory.resolve("sessions.db")));
        try (SessionStore again = open(NONE)) {
            assertThat(again.find(ESCROW).isPresent(), is(true));
        }
    }

    @Test
    void sqlite_that_holds_sessions_stays_in_use_with_a_warning() {
        try (SessionStore store = open(NONE)) {
            store.create(session(ESCROW));
            store.markSettled(ESCROW);
        }
        try (SessionStore store = open(Optional.of(AWAY))) {
            assertThat(store.find(ESCROW).isPresent(), is(true));
        }
        assertThat(
                log(),
                allOf(containsString("[WARN]"), containsString("postgres at 127.0.0.1:1/db as user is not used")));
        assertThat(log(), not(containsString(AWAY.password())));
        assertThat(exists(".pg-bound"), is(false));
    }

    @Test
    void sqlite_without_sessions_gives_way_to_postgres_which_leaves_its_marker(PostgresSettings database)
            throws IOException {
        open(NONE).close();
        try (SessionStore store = open(Optional.of(database))) {
            store.create(session(ESCROW));
        }
        String marker = Files.readString(directory.resolve(".pg-bound"));
        assertThat(marker, containsString("127.0.0.1:" + database.port() + "/" + database.database()));
        assertThat(marker + log(), not(containsString(database.password())));

        try (SessionStore again = open(Optional.of(database))) {
            assertThat(again.find(ESCROW).isPresent(), is(true));
        }
        StorageUnavailable unset = assertThrows(StorageUnavailable.class, () -> open(NONE));
        assertThat(unset.getMessage(), allOf(containsString("PGHOST is not set"), containsString(".pg-bound")));
    }

    @Test
    void postgres_that_cannot_be_reached_is_no_reason_to_start_in_sqlite() {
        StorageUnavailable away = assertThrows(StorageUnavailable.class, () -> open(Optional.of(AWAY)));
        assertThat(away.getMessage(), containsString("127.0.0.1:1"));
        assertThat(away.getMessage(), not(containsString(AWAY.password())));
        assertThat(exists("sessions.db"), is(false));
        assertThat(exists(".pg-bound"), is(false));
    }

    @Test
    void the_gateway_has_sqlite_whatever_else_is_set() throws IOException {
        Files.createDirectories(directory);
        Files.createFile(directory.resolve(".pg-bound"));
        try (SessionStore store = SessionStores.sqlite(directory)) {
            store.create(session(ESCROW));
        }
        assertThat(exists("sessions.db"), is(true));
    }

    @Test
    void a_directory_that_cannot_be_made_is_named() throws IOException {
        Files.createFile(parent.resolve("data"));
        StorageUnavailable unusable = assertThrows(StorageUnavailable.class, () -> open(NONE));
        assertThat(unusable.getMessage(), containsString(directory.toString()));
    }
}
