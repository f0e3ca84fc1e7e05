package dev.assay.devshard.gateway.settings;

import static dev.assay.devshard.gateway.settings.SettingsDocumentTest.SETTINGS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Contract 2.8: what is stored wins over the environment after the first start. */
final class LiveSettingsTest {
    private final SettingsDocument document = new SettingsDocument();
    private final List<String> stored = new ArrayList<>();

    @Test
    void the_first_start_takes_the_environment_and_stores_it() {
        assertThat(start(Optional.empty()).get(), is(SETTINGS));
        assertThat(stored, is(List.of(document.write(SETTINGS).toString())));
    }

    @Test
    void what_is_stored_wins() {
        ObjectNode earlier = document.write(SETTINGS).put("request_max_tokens_cap", 77);

        assertThat(start(Optional.of(earlier.toString())).get().requestMaxTokensCap(), is(77L));
    }

    @Test
    void what_an_older_gateway_did_not_know_is_as_at_a_first_start() {
        ObjectNode older = document.write(SETTINGS);
        ((ObjectNode) older.get("redundancy")).remove("timeout_grace_ms");
        older.remove("collection");

        assertThat(start(Optional.of(older.toString())).get(), is(SETTINGS));
    }

    @Test
    void a_stored_document_that_does_not_hold_ends_the_start_and_is_not_written_over() {
        assertThrows(SettingRefused.class, () -> start(Optional.of("{\"max_concurrent_requests\":0}")));
        assertThrows(SettingRefused.class, () -> start(Optional.of("[]")));
        assertThrows(SettingRefused.class, () -> start(Optional.of("{")));
        assertThat(stored, hasSize(0));
    }

    @Test
    void a_change_that_does_not_hold_is_neither_stored_nor_in_force() {
        LiveSettings settings = start(Optional.empty());
        ObjectNode change = Json.newObject().put("request_max_tokens_cap", 0);

        assertThrows(SettingRefused.class, () -> settings.change(change));

        assertThat(settings.get(), is(SETTINGS));
        assertThat(stored, hasSize(1));
    }

    private LiveSettings start(Optional<String> found) {
        return new LiveSettings(found, SETTINGS, UnaryOperator.identity(), stored::add);
    }
}
