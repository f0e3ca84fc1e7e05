package dev.assay.devshard.gateway.settings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 2.2: settings change in part, and a change that does not hold changes nothing. */
final class SettingsDocumentTest {
    static final GatewaySettings SETTINGS = new GatewaySettings(
            "http://chain:1317",
            "http://api:9000",
            "m",
            512,
            0,
            AccessMode.ADMIN_ONLY,
            List.of(),
            3072,
            4096,
            new Disabled(false, "", ""),
            ParticipantThrottle.DEFAULT,
            new Redundancy(5000, 1000, 60_000, 10_000, 5_000),
            Collection.DEFAULT);

    private final SettingsDocument document = new SettingsDocument();

    @Test
    void survives_being_written_and_read() {
        assertThat(document.read(document.write(SETTINGS)), is(SETTINGS));
    }

    @Test
    void a_change_leaves_alone_what_it_does_not_name() throws JsonProcessingException {
        GatewaySettings changed = document.change(
                SETTINGS,
                json("{\"redundancy\":{\"receipt_timeout_ms\":500},"
                        + "\"model_limits\":[{\"model\":\"m\",\"access_mode\":\"api_key\"}]}"));

        assertThat(changed.redundancy(), is(new Redundancy(500, 1000, 60_000, 10_000, 5_000)));
        assertThat(changed.accessMode("m"), is(AccessMode.API_KEY));
        assertThat(changed.accessMode("other"), is(AccessMode.ADMIN_ONLY));
        assertThat(changed.requestMaxTokensCap(), is(4096L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"redundancy":{"receipt_timeout_ms":0}}                        | redundancy.receipt_timeout_ms
            {"redundancy":{"receipt_timeout_ms":"soon"}}                   | redundancy.receipt_timeout_ms
            {"redundancy":{"speed":1}}                                     | redundancy.speed
            {"model_limits":[{"model":"m","access_mode":"friends"}]}       | model_limits[0].access_mode
            {"model_limits":{}}                                            | model_limits
            {"max_concurrent_requests":null}                               | max_concurrent_requests
            {"max_concurrent_requests":1.5}                                | max_concurrent_requests
            {"chain_rest":"chain"}                                         | chain_rest
            {"default_model":7}                                            | default_model
            {"perf":{}}                                                    | perf
            """)
    void names_the_field_that_does_not_hold(String change, String field) throws JsonProcessingException {
        JsonNode parsed = json(change);

        SettingRefused refused = assertThrows(SettingRefused.class, () -> document.change(SETTINGS, parsed));

        assertThat(refused.name(), is(field));
        assertThat(refused.getMessage(), containsString(field));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
