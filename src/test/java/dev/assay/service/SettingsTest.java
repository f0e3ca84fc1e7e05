package dev.assay.service;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    @Test
    void a_blank_value_counts_as_absent() {
        assertThat(of("  ").optional("NAME"), is(Optional.empty()));
        assertThat(of("  ").port("NAME", 8080), is(8080));
        assertThat(
                complaint(" ", settings -> settings.required("NAME", "who it is")),
                is("NAME: is required (who it is)"));
    }

    @Test
    void values_are_trimmed() {
        assertThat(of(" 7 ").unsigned("NAME", 0), is(7L));
        assertThat(of(" a ").text("NAME", "b"), is("a"));
    }

    @ParameterizedTest
    @CsvSource({"0", "65535"})
    void takes_a_port(int port) {
        assertThat(of(Integer.toString(port)).port("NAME", 1), is(port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "65536", "1.5", "+1", "٣", "0x10", "99999999999999999999"})
    void refuses_what_is_not_a_port(String value) {
        assertThat(
                complaint(value, settings -> settings.port("NAME", 1)),
                is("NAME: \"" + value + "\" is not a port (0..65535)"));
    }

    @Test
    void numbers_have_bounds() {
        assertThat(of("9223372036854775807").unsigned("NAME", 1), is(Long.MAX_VALUE));
        assertThat(
                complaint("9223372036854775808", settings -> settings.unsigned("NAME", 1)),
                is("NAME: \"9223372036854775808\" is not a whole number from 0"));
        assertThat(of("-3").between("NAME", -5, 5, 0), is(-3L));
        assertThat(
                complaint("6", settings -> settings.between("NAME", -5, 5, 0)),
                is("NAME: \"6\" is not a whole number from -5 to 5"));
    }

    @ParameterizedTest
    @CsvSource({"2s,2000", "500ms,500", "1m30s,90000", "1.5s,1500", "0,0", "2h,7200000", "1500us,1", "100ns,0"})
    void reads_durations_as_go_writes_them(String text, long millis) {
        assertThat(of(text).duration("NAME", Duration.ofDays(1)).toMillis(), is(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "s", "2 s", "-2s", "2x", "2sms", "1e3s", "99999999999999999999h", "2s!"})
    void refuses_other_durations(String text) {
        assertThat(
                complaint(text, settings -> settings.duration("NAME", Duration.ZERO)),
                is("NAME: \"" + text + "\" is not a duration such as 2s, 500ms or 1m30s"));
    }

    @Test
    void seconds_and_milliseconds_are_whole_numbers() {
        assertThat(of("3").seconds("NAME", Duration.ZERO), is(Duration.ofSeconds(3)));
        assertThat(of("3").millis("NAME", Duration.ZERO), is(Duration.ofMillis(3)));
        assertThat(
                complaint("3s", settings -> settings.seconds("NAME", Duration.ZERO)),
                is("NAME: \"3s\" is not a number of seconds"));
    }

    @ParameterizedTest
    @CsvSource({"1,true", "true,true", "TRUE,true", "0,false", "false,false"})
    void reads_flags(String text, boolean expected) {
        assertThat(of(text).flag("NAME"), is(expected));
    }

    @Test
    void an_absent_flag_is_false_and_a_strange_one_an_error() {
        assertThat(Settings.of(Map.of()).flag("NAME"), is(false));
        assertThat(
                complaint("yes", settings -> settings.flag("NAME")), is("NAME: \"yes\" is neither 1/true nor 0/false"));
    }

    @Test
    void reads_lists() {
        assertThat(of(" a, b,,c ").csv("NAME"), contains("a", "b", "c"));
        assertThat(Settings.of(Map.of()).csv("NAME"), is(empty()));
    }

    @Test
    void an_address_loses_its_trailing_slash() {
        assertThat(of("http://host:80/path//").url("NAME", ""), is(URI.create("http://host:80/path")));
        assertThat(Settings.of(Map.of()).url("NAME", "http://x:1"), is(URI.create("http://x:1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"host:80", "ftp://host", "http://", "http:///path", "http://a b", "http://h/?q=1", "http://u:p@h"
            })
    void refuses_what_is_not_an_address(String value) {
        assertThat(
                complaint(value, settings -> settings.url("NAME", "")),
                is("NAME: \"" + value + "\" is not an address such as http://host:8090"));
    }

    @Test
    void knows_closed_sets_and_paths() {
        assertThat(of("echo").choice("NAME", "fixed", "fixed", "echo"), is("echo"));
        assertThat(
                complaint("loud", settings -> settings.choice("NAME", "fixed", "fixed", "echo")),
                is("NAME: \"loud\" is not one of fixed, echo"));
        assertThat(of("/data").path("NAME", Path.of("/tmp")), is(Path.of("/data")));
    }

    @Test
    void a_complaint_is_one_line_whatever_the_value() {
        assertThat(
                complaint("a\nb\r\tc", settings -> settings.port("NAME", 1)),
                is("NAME: \"a b c\" is not a port (0..65535)"));
    }

    @Test
    void a_secret_is_never_shown() {
        assertThat(
                InvalidSetting.ofSecret("KEY", "is not 64 hexadecimal digits").getMessage(),
                is("KEY: the value is not 64 hexadecimal digits"));
        assertThat(Settings.of(Map.of("KEY", "canary")).toString(), not(containsString("canary")));
    }

    @Test
    void finds_what_nobody_reads_and_what_was_meant() {
        Settings settings = Settings.of(Map.of("DEVSHARD_PROT", "1", "DEVSHARD_PORT", "2", "PATH", "/bin"));
        settings.port("DEVSHARD_PORT", 1);

        assertThat(List.copyOf(settings.unread(Set.of("DEVSHARD_"))), contains("DEVSHARD_PROT"));
        assertThat(settings.closest("DEVSHARD_PROT"), is(Optional.of("DEVSHARD_PORT")));
        assertThat(settings.closest("SOMETHING_ELSE"), is(Optional.empty()));
    }

    private static Settings of(String value) {
        return Settings.of(Map.of("NAME", value));
    }

    private static String complaint(String value, Function<Settings, ?> reader) {
        InvalidSetting invalid = assertThrows(InvalidSetting.class, () -> reader.apply(of(value)));
        assertThat(invalid.name(), is("NAME"));
        return invalid.getMessage();
    }
}
