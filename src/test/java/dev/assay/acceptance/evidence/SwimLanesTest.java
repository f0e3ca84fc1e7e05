package dev.assay.acceptance.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.Exchange;
import dev.assay.acceptance.client.Headers;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

final class SwimLanesTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final String CHAT = "/v1/devshard/sessions/1/chat/completions";
    private static final URI GATEWAY = URI.create("http://127.0.0.1:8080/devshard/1/v1/chat/completions");

    private final Places places = new Places();
    private final List<Happening> happenings = new ArrayList<>();
    private final Map<String, List<String>> logs = new LinkedHashMap<>();

    private static Instant at(int millis) {
        return START.plusMillis(millis);
    }

    private void told(int millis, String service, String event) {
        happenings.add(new Happening.Told(at(millis), service, event));
    }

    private void logged(int millis, String service, String path, String rest) {
        logs.computeIfAbsent(service, none -> new ArrayList<>())
                .add(at(millis) + " INFO  e1-" + service + " method=POST path=" + path
                        + " status=200 ms=20.0 request_id=abc " + rest);
    }

    private void asked(int millis, int status) {
        places.name(GATEWAY, "devshardctl");
        Exchange exchange = new Exchange(
                at(millis),
                Duration.ofMillis(50),
                "POST",
                GATEWAY,
                Headers.NONE,
                ByteString.EMPTY,
                status,
                Headers.NONE,
                ByteString.EMPTY,
                Optional.empty());
        happenings.add(Happening.Spoken.of(exchange, "", new Redaction(new Secrets())));
    }

    private List<Lane> lanes() {
        return new SwimLanes(START, places, happenings).of(logs);
    }

    private String svg() throws Exception {
        String svg = new SwimLanePicture(lanes()).svg();
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        return svg;
    }

    @Test
    void only_a_scenario_that_did_something_to_a_service_has_lanes() {
        told(0, "note", "escrow 17");
        told(1, "e1", "was leased");
        assertThat(new SwimLanes(START, places, happenings).wanted(List.of("host-0")), is(false));

        told(2, "host-0", "told to misbehave: hang the next inference");
        assertThat(new SwimLanes(START, places, happenings).wanted(List.of("host-0")), is(true));
    }

    @Test
    void requests_come_from_the_services_logs_with_their_nonce_and_what_they_are() {
        logged(100, "host-0", CHAT, "escrow=1 nonce=3 diffs=1 at=3 work=executed");
        logged(200, "host-0", CHAT, "escrow=1 nonce=4 diffs=1 at=4");
        logged(300, "host-0", "/v1/devshard/sessions/1/gossip/nonce", "escrow=1 nonce=4");
        logged(400, "host-0", "/v1/devshard/sessions/1/verify-timeout", "escrow=1");
        logs.get("host-0").add("started host-0 on port 8080 in 212 ms");

        List<LaneMark> marks = lanes().get(1).marks();

        assertThat(
                marks.stream().map(LaneMark::kind).toList(),
                contains(LaneMark.Kind.WORK, LaneMark.Kind.DIFFS, LaneMark.Kind.SIGNATURE, LaneMark.Kind.VOTE));
        assertThat(marks.stream().map(LaneMark::label).toList(), contains("3", "4", "4", ""));
        assertThat(marks.get(0).from(), equalTo(at(80)));
    }

    @Test
    void an_answer_that_broke_off_is_marked_like_a_refused_one() {
        logged(100, "host-0", CHAT, "escrow=1 nonce=3 work=executed");
        logged(200, "host-0", CHAT, "escrow=1 end=broken attempts=1");

        assertThat(lanes().get(1).marks().stream().map(LaneMark::refused).toList(), contains(false, true));
    }

    @Test
    void what_was_logged_before_the_scenario_is_another_ones() {
        logged(-500, "host-0", CHAT, "nonce=1");

        assertThat(lanes().get(1).marks(), empty());
    }

    @Test
    void a_service_is_down_from_its_end_until_it_is_started_or_the_scenario_is_over() {
        told(100, "host-1", "was killed (5 ms)");
        told(600, "host-1", "was started again (90 ms)");
        told(700, "host-1", "was stopped (5 ms)");
        told(900, "host-2", "was paused");
        logs.put("host-1", List.of());
        logs.put("host-2", List.of());

        List<Lane> lanes = lanes();

        assertThat(
                lanes.get(1).spans(),
                contains(
                        new LaneSpan(at(100), at(600), LaneSpan.Kind.DOWN),
                        new LaneSpan(at(700), at(900), LaneSpan.Kind.DOWN)));
        assertThat(lanes.get(2).spans(), contains(new LaneSpan(at(900), at(900), LaneSpan.Kind.PAUSED)));
    }

    @Test
    void the_picture_names_lanes_nonces_faults_and_what_colours_mean() throws Exception {
        asked(10, 200);
        asked(200, 502);
        logged(50, "host-0", CHAT, "nonce=31 work=executed");
        told(100, "host-1", "was cut off from its peers");
        told(900, "host-1", "was connected to its peers again <at last>");
        logs.put("host-1", List.of());

        assertThat(
                svg(),
                allOf(
                        containsString(">application<"),
                        containsString(">host-0<"),
                        containsString(">31<"),
                        containsString(">host-1 was cut off from its peers (at 90 ms)<"),
                        containsString("again &lt;at last&gt; (at 890 ms)<"),
                        containsString(">cut off<"),
                        containsString(">the application asks<"),
                        containsString(">works on a nonce<"),
                        not(containsString(">votes and challenges<"))));
    }

    @Test
    void a_long_scenario_stays_a_small_picture() throws Exception {
        IntStream.range(0, 3_000).forEach(i -> logged(i * 3, "host-0", CHAT, "nonce=" + i));
        IntStream.range(0, 100).forEach(i -> told(i, "host-0", "told to misbehave " + i));

        assertThat(svg().length(), lessThan(600_000));
        assertThat(svg(), not(containsString("told to misbehave 40")));
    }

    @Test
    void a_picture_of_nothing_is_a_picture() throws Exception {
        assertThat(svg(), containsString("The services side by side"));
    }
}
