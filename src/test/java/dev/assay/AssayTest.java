package dev.assay;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.service.Caller;
import dev.assay.service.InstanceName;
import dev.assay.service.InvalidSetting;
import dev.assay.service.LogLines;
import dev.assay.service.RunningService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AssayTest {
    @Test
    void knows_the_services() {
        assertThat(Assay.names(), hasItem("mock-chain"));
    }

    @Test
    void several_instances_live_in_one_jvm() throws Exception {
        RunningService one = Assay.start("mock-chain", Map.of("MOCK_CHAIN_PORT", "0", "ASSAY_INSTANCE", "one"));
        RunningService two = Assay.start("mock-chain", Map.of("MOCK_CHAIN_PORT", "0", "ASSAY_INSTANCE", "two"));
        try (LogLines logOfOne = new LogLines(new InstanceName("mock-chain", "one"));
                LogLines logOfTwo = new LogLines(new InstanceName("mock-chain", "two"))) {
            assertThat(one.url(), is(not(two.url())));
            assertThat(one.name(), is("one"));

            new Caller(two.url()).get("/health");

            logOfTwo.await(line -> line.contains("path=/health"));
            assertThat(logOfOne.all().size(), is(0));
        } finally {
            one.kill();
            two.stop();
        }
    }

    @Test
    void refuses_a_service_that_is_not_there() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Assay.start("mock-chian", Map.of()));

        assertThat(error.getMessage(), containsString("there is no service \"mock-chian\"; there are mock-chain"));
    }

    @Test
    void a_wrong_setting_is_named() {
        InvalidSetting error =
                assertThrows(InvalidSetting.class, () -> Assay.start("mock-chain", Map.of("MOCK_CHAIN_PORT", "abc")));

        assertThat(error.getMessage(), is("MOCK_CHAIN_PORT: \"abc\" is not a port (0..65535)"));
    }

    @Test
    void a_wrong_instance_name_is_named() {
        InvalidSetting error =
                assertThrows(InvalidSetting.class, () -> Assay.start("mock-chain", Map.of("ASSAY_INSTANCE", "a b")));

        assertThat(error.name(), is("ASSAY_INSTANCE"));
    }

    @Test
    void a_misspelt_setting_of_ours_is_warned_of_without_its_value() {
        try (LogLines log = new LogLines(new InstanceName("mock-chain", "speller"))) {
            Map<String, String> environment = Map.of(
                    "MOCK_CHAIN_PROT", "canary", "MOCK_CHAIN_PORT", "0", "ASSAY_INSTANCE", "speller", "PATH", "/bin");
            Assay.start("mock-chain", environment).stop();

            assertThat(
                    log.all(),
                    is(List.of("MOCK_CHAIN_PROT is set, but nothing reads it, did you mean MOCK_CHAIN_PORT?")));
        }
    }
}
