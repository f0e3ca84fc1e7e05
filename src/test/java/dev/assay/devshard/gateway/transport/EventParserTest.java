package dev.assay.devshard.gateway.transport;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events come out whole, however the bytes were cut. */
final class EventParserTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void finds_events_with_every_line_end(String end) {
        String text =
                String.join(end, ": comment", "event: x", "data: one", "", "data:two", "data: three ü", "", "", "");

        assertThat(byteByByte(text), contains("one", "two\nthree ü"));
    }

    @Test
    void an_event_that_never_ends_is_cut_off() {
        EventParser parser = new EventParser(16);

        assertThrows(
                EventParser.EventTooLarge.class,
                () -> parser.feed(ByteBuffer.wrap("data: 0123456789abcdef".getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> byteByByte(String text) {
        EventParser parser = new EventParser(1 << 10);
        List<String> events = new ArrayList<>();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            events.addAll(parser.feed(ByteBuffer.wrap(new byte[] {each})));
        }
        return events;
    }
}
