package dev.assay.acceptance.environment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.protocol.PrivateKey;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class RunSettingsTest {
    private static final String KEY = "11".repeat(32);
    private static final String ADDRESS = PrivateKey.fromHex(KEY).address().value();

    @Test
    void who_asks_for_nothing_gets_the_defaults() {
        RunSettings settings = settings(Map.of());

        assertThat(settings.runtime(), is(Optional.empty()));
        assertThat(settings.target(), is("reference"));
        assertThat(settings.environmentsIn(RuntimeKind.CONTAINERS), is(12));
        assertThat(settings.environmentsIn(RuntimeKind.EMBEDDED), is(6));
        assertThat(settings.environmentsIn(RuntimeKind.EXTERNAL), is(1));
        assertThat(settings.hangAfter(), is(RunSettings.HANG_AFTER));
        assertThat(settings.external().given(), is(false));
    }

    @Test
    void blank_is_absent() {
        assertThat(settings(Map.of("assay.runtime", " ")).runtime(), is(Optional.empty()));
        assertThat(settings(Map.of("assay.runtime", "auto")).runtime(), is(Optional.empty()));
    }

    @Test
    void a_runtime_is_asked_for_by_its_name() {
        assertThat(settings(Map.of("assay.runtime", "containers")).runtime(), is(Optional.of(RuntimeKind.CONTAINERS)));
    }

    @Test
    void what_is_misspelt_is_answered_with_what_was_meant() {
        assertThat(
                refusal(Map.of("assay.runtime", "docker")),
                is("-Dassay.runtime=docker is no runtime. Allowed: auto, containers, embedded, external"));
        assertThat(refusal(Map.of("assay.rutime", "auto")), containsString("did you mean -Dassay.runtime?"));
        assertThat(refusal(Map.of("assay.external.hots", "x")), containsString("did you mean -Dassay.external.hosts?"));
        assertThat(refusal(Map.of("assay.environments", "many")), containsString("a number from 1 to 32"));
        assertThat(refusal(Map.of("assay.hang.seconds", "0")), containsString("a number of seconds from 1 to 99999"));
        assertThat(refusal(Map.of("assay.environments", "0")), containsString("a number from 1 to 32"));
    }

    @Test
    void external_services_have_addresses_and_keys() {
        ExternalAddresses external = settings(
                        Map.of(
                                "assay.external.gateway", "http://gateway:8080/",
                                "assay.external.chain", "http://chain:8090",
                                "assay.external.chainControl", "true",
                                "assay.external.hosts", ADDRESS + "=http://one:1, " + ADDRESS + "=http://two:2",
                                "assay.external.escrow", "7",
                                "assay.external.engine", "http://engine:8000/"),
                        Map.of(
                                "ASSAY_EXTERNAL_ENGINE_KEY", "open-sesame",
                                "ASSAY_EXTERNAL_ADMIN_KEY", "admin",
                                "ASSAY_EXTERNAL_API_KEY", "api",
                                "ASSAY_EXTERNAL_USER_KEY", KEY))
                .external();

        assertThat(external.gateway(), is(Optional.of(URI.create("http://gateway:8080"))));
        assertThat(external.chainControl(), is(true));
        assertThat(external.hosts().get(1).url(), is(URI.create("http://two:2")));
        assertThat(external.hosts().get(1).address().value(), is(ADDRESS));
        assertThat(external.adminKey(), is(Optional.of("admin")));
        assertThat(external.escrow().orElseThrow().id(), is("7"));
        assertThat(external.engine().orElseThrow().url(), is(URI.create("http://engine:8000")));
        assertThat(external.engine().orElseThrow().key(), is(Optional.of("open-sesame")));
        assertThat(external.toString(), not(containsString(KEY)));
        assertThat(external.toString(), not(containsString("open-sesame")));
    }

    @Test
    void addresses_that_are_none_are_refused_by_name() {
        assertThat(
                refusal(Map.of("assay.external.gateway", "gateway:8080")),
                is("-Dassay.external.gateway: \"gateway:8080\" is not an http or https URL"));
        assertThat(refusal(Map.of("assay.external.hosts", "http://one:1")), containsString("is not address=url"));
        assertThat(
                refusal(Map.of("assay.external.escrow", "7")),
                containsString("needs the creator's key in ASSAY_EXTERNAL_USER_KEY"));
        assertThat(refusal(Map.of("assay.external.chainControl", "yes")), containsString("true or false"));
    }

    private static RunSettings settings(Map<String, String> properties) {
        return settings(properties, Map.of());
    }

    private static RunSettings settings(Map<String, String> properties, Map<String, String> environment) {
        Properties all = new Properties();
        all.putAll(properties);
        all.setProperty("java.version", "17");
        return RunSettings.of(all, environment);
    }

    private static String refusal(Map<String, String> properties) {
        return assertThrows(IllegalArgumentException.class, () -> settings(properties))
                .getMessage();
    }
}
