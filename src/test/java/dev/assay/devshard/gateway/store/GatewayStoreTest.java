package dev.assay.devshard.gateway.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway was told is still known after a restart, and known to nobody else on the machine. */
final class GatewayStoreTest {
    private static final Devshard ONE = new Devshard(
            "1",
            Optional.of("00".repeat(31) + "21"),
            Optional.empty(),
            Optional.of("m"),
            Optional.empty(),
            Optional.empty(),
            true,
            "");

    @TempDir
    private Path directory;

    @Test
    void everything_survives_being_closed_and_opened() {
        StoredQuarantine quarantine = new StoredQuarantine(
                "gonka1x", "transport", "refused", Instant.ofEpochMilli(1), Instant.ofEpochMilli(2));
        try (GatewayStore store = GatewayStore.open(directory)) {
            store.putSettings("{}");
            store.putDevshard(ONE);
            store.putDevshard(ONE.deactivated("settled"));
            store.putEndpoint("gonka1x", "http://h:1");
            store.putQuarantine(quarantine);
        }
        try (GatewayStore store = GatewayStore.open(directory)) {
            assertThat(store.settings(), is(Optional.of("{}")));
            assertThat(store.devshards(), contains(ONE.deactivated("settled")));
            assertThat(store.endpoint("gonka1x"), is(Optional.of("http://h:1")));
            assertThat(store.quarantines(), contains(quarantine));
            store.deleteDevshard("1");
            store.deleteQuarantine("gonka1x");
            assertThat(store.devshards(), is(empty()));
            assertThat(store.quarantines(), is(empty()));
        }
    }

    @Test
    void the_file_that_holds_keys_is_its_owners_alone() throws IOException {
        try (GatewayStore store = GatewayStore.open(directory)) {
            store.putDevshard(ONE);
            assertThat(
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("gateway.db"))),
                    is("rw-------"));
        }
    }

    @Test
    void a_devshard_never_prints_its_key() {
        assertThat(ONE.toString(), not(containsString("21")));
    }
}
