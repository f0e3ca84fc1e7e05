package dev.assay.acceptance.environment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.acceptance.environment.Topology.Part;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TopologyTest {
    private static final Topology PLAIN = Topology.ofHosts(3);

    @Test
    void every_difference_that_a_service_would_feel_is_in_the_fingerprint() {
        List<String> fingerprints = Stream.of(
                        PLAIN,
                        Topology.ofHosts(4),
                        PLAIN.storingIn(Storage.POSTGRES),
                        PLAIN.mountedAt("/devshard/v2"),
                        PLAIN.withGateway(GatewayForm.ONE_ESCROW),
                        PLAIN.withoutTestMode(),
                        PLAIN.answering(StubEngine.ECHO, Duration.ZERO),
                        PLAIN.answering(StubEngine.ECHO, Duration.ofMillis(20)),
                        PLAIN.withSetting(Part.CHAIN, "A", "1"),
                        PLAIN.withSetting(Part.HOSTS, "A", "1"),
                        PLAIN.withSetting(Part.GATEWAY, "A", "1"),
                        PLAIN.withSetting(Part.GATEWAY, "A", "2"))
                .map(Topology::fingerprint)
                .toList();

        assertThat(fingerprints.stream().distinct().toList(), is(fingerprints));
    }

    @Test
    void equal_wishes_have_equal_fingerprints_in_whatever_order_they_were_made() {
        Topology one = PLAIN.withSetting(Part.HOSTS, "A", "1").withSetting(Part.HOSTS, "B", "2");
        Topology other = PLAIN.withSetting(Part.HOSTS, "B", "2").withSetting(Part.HOSTS, "A", "1");

        assertThat(one.fingerprint(), is(other.fingerprint()));
        assertThat(one, is(other));
    }

    @Test
    void a_change_leaves_the_original_as_it_was() {
        String before = PLAIN.fingerprint();

        PLAIN.withSetting(Part.HOSTS, "A", "1").storingIn(Storage.POSTGRES);

        assertThat(PLAIN.fingerprint(), is(before));
        assertThat(PLAIN.settingsOf(Part.HOSTS).isEmpty(), is(true));
    }

    @Test
    void the_last_word_on_a_setting_counts() {
        Topology twice = PLAIN.withSetting(Part.HOSTS, "A", "1").withSetting(Part.HOSTS, "A", "2");

        assertThat(twice.settingsOf(Part.HOSTS).get("A"), is("2"));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Topology.ofHosts(0));
        assertThrows(IllegalArgumentException.class, () -> Topology.ofHosts(129));
        assertThrows(IllegalArgumentException.class, () -> PLAIN.mountedAt("v1"));
    }

    @Test
    void the_fingerprint_reads_like_a_sentence() {
        assertThat(PLAIN.fingerprint(), is("3 hosts storing in SQLite"));
        assertThat(Topology.ofHosts(1).withoutTestMode().fingerprint(), containsString("1 host storing"));
        assertThat(PLAIN.fingerprint(), not(containsString("test mode")));
    }
}
