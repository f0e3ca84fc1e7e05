package dev.assay.devshard.gateway.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts the bytes of an event stream into the texts of its {@code data} fields; other fields and comments are skipped. */
final class EventParser {
    private final int mostBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private boolean afterCarriageReturn;

    EventParser(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * The events that these bytes completed.
     *
     * @throws EventTooLarge when one event outgrows the bound
     */
    List<String> feed(ByteBuffer bytes) {
        List<String> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            boolean secondHalfOfLineEnd = afterCarriageReturn && next == '\n';
            afterCarriageReturn = next == '\r';
            if (secondHalfOfLineEnd) {
                continue;
            }
            if (next == '\n' || next == '\r') {
                endLine(events);
            } else {
                append(next);
            }
        }
        return events;
    }

    private void append(byte next) {
        if (line.size() + data.length() >= mostBytes) {
            throw new EventTooLarge(mostBytes);
        }
        line.write(next);
    }

    private void endLine(List<String> events) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            endEvent(events);
        } else if (text.startsWith("data:")) {
            data.append(hasData ? "\n" : "").append(text.substring(text.startsWith("data: ") ? 6 : 5));
            hasData = true;
        }
    }

    private void endEvent(List<String> events) {
        if (hasData) {
            events.add(data.toString());
        }
        data.setLength(0);
        hasData = false;
    }

    /** An event larger than any honest one. */
    static final class EventTooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EventTooLarge(int mostBytes) {
            super("an event larger than " + mostBytes + " bytes");
        }
    }
}
