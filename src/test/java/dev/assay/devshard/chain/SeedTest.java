package dev.assay.devshard.chain;

import static dev.assay.devshard.chain.RunningChain.HOST_0;
import static dev.assay.devshard.chain.RunningChain.HOST_1;
import static dev.assay.devshard.chain.RunningChain.STRANGER;
import static dev.assay.devshard.chain.RunningChain.USER;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.protocol.Address;
import dev.assay.service.InvalidSetting;
import dev.assay.service.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeedTest {
    @TempDir
    private Path folder;

    @Test
    void without_settings_the_chain_is_empty() {
        Chain chain = chain(Map.of());

        assertThat(chain.escrows(), is(empty()));
        assertThat(chain.participants(), is(empty()));
        assertThat(chain.epoch(), is(1L));
        assertThat(chain.params(), is(Params.DEFAULT));
    }

    @Test
    void a_creator_makes_an_escrow_with_defaults() {
        Escrow escrow = chain(Map.of(
                        "DEVSHARD_E2E_CREATOR_ADDRESS",
                        USER,
                        "DEVSHARD_E2E_HOSTS",
                        HOST_0 + "=http://a," + HOST_0 + "=http://a"))
                .escrow(1)
                .orElseThrow();

        assertThat(escrow.amount(), is(1_000_000L));
        assertThat(escrow.slots().size(), is(2));
        assertThat(escrow.seal(), is(Escrow.SealTerms.DEFAULT));
    }

    @Test
    void a_file_says_more_than_the_environment_can() throws Exception {
        Path file = file("""
                {"epoch": {"index": 3},
                 "params": {"max_nonce": 500},
                 "versions": [{"name": "v2"}],
                 "participants": [{"address": "%s", "inference_url": "http://h:1"}],
                 "escrows": [{"creator": "%s", "slots": ["%s"], "amount": 5}],
                 "grants": {"%s": {"grantees": [{"address": "%s"}]}}}
                """.formatted(HOST_0, USER, HOST_0, HOST_0, STRANGER));

        Chain chain = chain(Map.of("MOCK_CHAIN_CONFIG", file.toString()));

        assertThat(chain.epoch(), is(3L));
        assertThat(chain.params().maxNonce(), is(500L));
        assertThat(chain.versions().size(), is(1));
        assertThat(chain.escrow(1).orElseThrow().epochIndex(), is(3L));
        assertThat(chain.participants().size(), is(1));
        assertThat(chain.grantees(Address.parse(HOST_0)).size(), is(1));
    }

    @Test
    void a_wrong_file_is_named_with_what_is_wrong_in_it() throws Exception {
        Path wrong = file("{\"escrows\": [{\"creator\": \"x\"}]}");
        Path broken = file("{");

        assertThat(
                complaint("MOCK_CHAIN_CONFIG", wrong.toString()),
                containsString("escrows[0].creator: \"x\" is not an address"));
        assertThat(complaint("MOCK_CHAIN_CONFIG", broken.toString()), containsString("the JSON ends too early"));
        assertThat(complaint("MOCK_CHAIN_CONFIG", "/does/not/exist"), containsString("cannot be read"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DEVSHARD_E2E_ESCROW_ID|0|is not a whole number from 1",
                "DEVSHARD_E2E_ESCROW_ID|one|is not a whole number from 1",
                "DEVSHARD_E2E_CREATOR_ADDRESS|gonka1x|\"gonka1x\" is not an address",
                "DEVSHARD_E2E_APP_HASH|xyz|is not lower case hexadecimal",
                "DEVSHARD_E2E_AMOUNT|-1|is not a whole number from 0",
                "DEVSHARD_E2E_EPOCH_ID|x|is not a whole number from 0",
                "DEVSHARD_E2E_TOKEN_PRICE|9223372036854775808|is not a whole number from 0",
                "DEVSHARD_E2E_VALIDATION_THRESHOLD_VALUE|x|is not a whole number from 0",
                "DEVSHARD_E2E_VALIDATION_THRESHOLD_EXPONENT|19|is not a whole number from -18 to 18",
                "DEVSHARD_E2E_HOSTS|nonsense|\"nonsense\" is not address=url",
                "DEVSHARD_E2E_HOSTS|gonka1x=http://h|\"gonka1x\" is not an address",
                "DEVSHARD_E2E_HOSTS|" + HOST_1 + "=h|is not an address such as http://host:8090",
                "DEVSHARD_E2E_WARM_GRANTS|" + HOST_1 + "|is not validator=key",
                "DEVSHARD_E2E_WARM_GRANTS|" + HOST_1 + "=x|\"x\" is not an address",
            })
    void a_wrong_seed_is_named(String name, String value, String rule) {
        assertThat(complaint(name, value), containsString(rule));
    }

    @Test
    void an_escrow_needs_a_creator_and_slots() {
        assertThat(
                assertThrows(InvalidSetting.class, () -> chain(Map.of("DEVSHARD_E2E_ESCROW_ID", "1")))
                        .getMessage(),
                is("DEVSHARD_E2E_CREATOR_ADDRESS: is required (the address of the escrow's creator)"));
        assertThat(
                assertThrows(InvalidSetting.class, () -> chain(Map.of("DEVSHARD_E2E_CREATOR_ADDRESS", USER)))
                        .getMessage(),
                is("DEVSHARD_E2E_HOSTS: is required (address=url for each slot of the escrow)"));
    }

    private Path file(String content) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "chain", ".json"), content);
    }

    private static String complaint(String name, String value) {
        Map<String, String> environment = new HashMap<>(RunningChain.seed());
        environment.put(name, value);
        InvalidSetting invalid = assertThrows(InvalidSetting.class, () -> chain(environment));
        assertThat(invalid.name(), is(name));
        return invalid.getMessage();
    }

    private static Chain chain(Map<String, String> environment) {
        return new Seed(Settings.of(environment)).chain();
    }
}
