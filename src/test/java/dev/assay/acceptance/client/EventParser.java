package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Cuts bytes into server-sent events. Works on bytes, so that an event is cut in the middle of a character or of a
 * CR LF without harm. An event ends with an empty line; a line ends with LF, CR LF or CR. After a CR the parser cannot
 * know whether an LF follows, so an event that ends in a bare CR is complete when the next byte (or the end) is there.
 */
final class EventParser {
    private final List<StreamEvent> events = new ArrayList<>();
    private final Consumer<StreamEvent> listener;
    private final ByteArrayOutputStream event = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final EventFields fields = new EventFields();
    private final Set<StreamEvent.LineEnding> endings = EnumSet.noneOf(StreamEvent.LineEnding.class);
    private boolean afterCr;
    private Duration crArrivedAfter = Duration.ZERO;

    EventParser() {
        this(event -> {});
    }

    /** @param listener is told each event when it is complete */
    EventParser(Consumer<StreamEvent> listener) {
        this.listener = listener;
    }

    void accept(byte[] bytes, int length, Duration arrivedAfter) {
        for (int i = 0; i < length; i++) {
            accept(bytes[i], arrivedAfter);
        }
    }

    private void accept(byte next, Duration arrivedAfter) {
        if (afterCr) {
            afterCr = false;
            if (next == '\n') {
                event.write(next);
                endLine(StreamEvent.LineEnding.CRLF, arrivedAfter);
                return;
            }
            endLine(StreamEvent.LineEnding.CR, crArrivedAfter);
        }
        event.write(next);
        if (next == '\r') {
            afterCr = true;
            crArrivedAfter = arrivedAfter;
        } else if (next == '\n') {
            endLine(StreamEvent.LineEnding.LF, arrivedAfter);
        } else {
            line.write(next);
        }
    }

    private void endLine(StreamEvent.LineEnding ending, Duration arrivedAfter) {
        endings.add(ending);
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!text.isEmpty()) {
            fields.line(text);
            return;
        }
        StreamEvent.LineEnding style = endings.size() == 1 ? ending : StreamEvent.LineEnding.MIXED;
        StreamEvent taken = fields.take(events.size(), arrivedAfter, ByteString.copyFrom(event.toByteArray()), style);
        events.add(taken);
        listener.accept(taken);
        event.reset();
        endings.clear();
    }

    /** Nothing more comes. */
    void end() {
        if (afterCr) {
            afterCr = false;
            endLine(StreamEvent.LineEnding.CR, crArrivedAfter);
        }
    }

    List<StreamEvent> events() {
        return List.copyOf(events);
    }

    /** What came after the last complete event. */
    ByteString remainder() {
        return ByteString.copyFrom(event.toByteArray());
    }

    /** The fields of the event being read. */
    private static final class EventFields {
        private final List<String> data = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private String name;
        private String id;

        void line(String text) {
            int colon = text.indexOf(':');
            String field = colon < 0 ? text : text.substring(0, colon);
            String rest = colon < 0 ? "" : text.substring(colon + 1);
            String value = rest.startsWith(" ") ? rest.substring(1) : rest;
            switch (field) {
                case "" -> comments.add(value);
                case "data" -> data.add(value);
                case "event" -> name = value;
                case "id" -> id = value;
                default -> {} // the event stream format says: ignore
            }
        }

        StreamEvent take(int index, Duration arrivedAfter, ByteString bytes, StreamEvent.LineEnding style) {
            Optional<String> joined = data.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", data));
            StreamEvent taken = new StreamEvent(
                    index,
                    arrivedAfter,
                    bytes,
                    joined,
                    Optional.ofNullable(name),
                    Optional.ofNullable(id),
                    comments,
                    style);
            data.clear();
            comments.clear();
            name = null;
            id = null;
            return taken;
        }
    }
}
