package dev.assay.acceptance.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EventParserTest {
    private final EventParser parser = new EventParser();

    private List<StreamEvent> parsed(String... pieces) {
        for (int i = 0; i < pieces.length; i++) {
            byte[] bytes = pieces[i].getBytes(StandardCharsets.UTF_8);
            parser.accept(bytes, bytes.length, Duration.ofMillis(i + 1));
        }
        parser.end();
        return parser.events();
    }

    @Test
    void readsEveryFieldOfAnEvent() {
        StreamEvent event = parsed(": keep-alive\nevent: note\nid: 7\ndata: one\ndata:two\ndata\nretry: 5\n\n")
                .get(0);
        assertThat(event.comments(), contains("keep-alive"));
        assertThat(event.event(), is(Optional.of("note")));
        assertThat(event.id(), is(Optional.of("7")));
        assertThat(event.data(), is(Optional.of("one\ntwo\n")));
    }

    @Test
    void anEventWithoutDataHasNone() {
        assertThat(parsed(": ping\n\n").get(0).data(), is(Optional.empty()));
    }

    @Test
    void keepsTheBytesOfEachEvent() {
        List<StreamEvent> events = parsed("data: 1\n\ndata: 2\r\n\r\n");
        assertThat(events.get(0).bytes().toStringUtf8(), equalTo("data: 1\n\n"));
        assertThat(events.get(1).bytes().toStringUtf8(), equalTo("data: 2\r\n\r\n"));
    }

    @Test
    void tellsTheLineEndingsApart() {
        List<StreamEvent> events = parsed("data: 1\n\ndata: 2\r\n\r\ndata: 3\r\rdata: 4\r\n\n");
        assertThat(
                events.stream().map(StreamEvent::lineEnding).toList(),
                contains(
                        StreamEvent.LineEnding.LF,
                        StreamEvent.LineEnding.CRLF,
                        StreamEvent.LineEnding.CR,
                        StreamEvent.LineEnding.MIXED));
    }

    @Test
    void notesWhenTheLastByteOfAnEventCame() {
        List<StreamEvent> events = parsed("data: 1\n", "\ndata: 2\n\n", "data: 3", "\n\n");
        assertThat(
                events.stream().map(StreamEvent::arrivedAfter).toList(),
                contains(Duration.ofMillis(2), Duration.ofMillis(2), Duration.ofMillis(4)));
    }

    @Test
    void isNotConfusedByACutInsideACharacterOrALineEnding() {
        byte[] bytes = "data: müll\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        for (byte each : bytes) {
            parser.accept(new byte[] {each}, 1, Duration.ZERO);
        }
        parser.end();
        assertThat(parser.events().get(0).data(), is(Optional.of("müll")));
        assertThat(parser.events().get(0).lineEnding(), is(StreamEvent.LineEnding.CRLF));
    }

    @Test
    void keepsWhatFollowsTheLastCompleteEvent() {
        assertThat(parsed("data: 1\n\ndata: 2\n").size(), is(1));
        assertThat(parser.remainder().toStringUtf8(), equalTo("data: 2\n"));
    }

    @Test
    void nothingIsNoEvent() {
        assertThat(parsed(""), empty());
        assertThat(parser.remainder().isEmpty(), is(true));
    }
}
