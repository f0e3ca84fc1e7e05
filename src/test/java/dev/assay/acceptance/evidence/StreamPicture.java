package dev.assay.acceptance.evidence;

import dev.assay.acceptance.client.StreamRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One stream as a picture: time to the right; the staircase is the text that has arrived, the marks below are the
 * events. First token, longest gap, {@code [DONE]} and a premature end are named.
 */
final class StreamPicture {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 200;
    private static final int LEFT = 24;
    private static final int RIGHT = 736;
    private static final int TOP = 62;
    private static final int FLOOR = 126;
    private static final int LANE = 146;
    private static final int AXIS = 170;
    /** What is closer together than this, in pixels, is drawn once. */
    private static final double FINEST = 0.5;

    private static final String SMALL = "font-size=\"11\" ";
    private static final String END = "text-anchor=\"end\" ";

    private final int number;
    private final StreamRecord stream;
    private final Places places;
    private final List<StreamMark> marks;
    private final List<StreamMark> texts;
    private final double span;

    StreamPicture(int number, StreamRecord stream, Places places) {
        this.number = number;
        this.stream = stream;
        this.places = places;
        this.marks = StreamMark.of(stream);
        this.texts = marks.stream().filter(StreamMark::isText).toList();
        this.span = Math.max(1e6, stream.exchange().took().toNanos());
    }

    /** One line for the report. */
    String title() {
        return "Stream " + number + ": " + summary();
    }

    private String summary() {
        String chunks = texts.size() + (texts.size() == 1 ? " chunk" : " chunks") + " of text";
        String first = texts.isEmpty()
                ? "no text"
                : chunks + ", the first after " + time(texts.get(0).nanos());
        return first + (stream.prematureEnd().isPresent() ? ", cut off after " : ", over after ") + time(span);
    }

    String svg() {
        Svg svg = new Svg(WIDTH, HEIGHT, title());
        var exchange = stream.exchange();
        String request = exchange.method() + " " + places.of(exchange.uri()) + " " + Places.path(exchange.uri());
        svg.text(LEFT, 22, "font-weight=\"600\"", bounded(request, 90) + " answered " + exchange.status());
        svg.text(LEFT, 39, "fill=\"#667\"", summary());
        axis(svg);
        staircase(svg);
        firstToken(svg);
        longestGap(svg);
        events(svg);
        ending(svg);
        legend(svg);
        return svg.end();
    }

    private void axis(Svg svg) {
        svg.line(LEFT, FLOOR, RIGHT, FLOOR, "#c4c9d1", "");
        for (int i = 0; i <= 4; i++) {
            double at = span * i / 4;
            String anchor = i == 0 ? "start" : i == 4 ? "end" : "middle";
            svg.line(x(at), FLOOR, x(at), FLOOR + 4, "#c4c9d1", "");
            svg.text(x(at), AXIS, SMALL + "fill=\"#667\" text-anchor=\"" + anchor + "\"", axisLabel(at));
        }
    }

    private void staircase(Svg svg) {
        int total = texts.stream().mapToInt(StreamMark::characters).sum();
        if (total == 0) {
            return;
        }
        StringBuilder path = new StringBuilder("M" + LEFT + " " + FLOOR);
        double drawn = 0;
        int seen = 0;
        for (int i = 0; i < texts.size(); i++) {
            seen += texts.get(i).characters();
            double x = x(texts.get(i).nanos());
            if (x - drawn >= FINEST || i == texts.size() - 1) {
                double y = FLOOR - (double) (FLOOR - TOP) * seen / total;
                path.append(String.format(Locale.ROOT, "H%.1fV%.1f", x, y));
                drawn = x;
            }
        }
        svg.path(path + "H" + RIGHT, "fill=\"none\" stroke=\"#2f6fde\" stroke-width=\"2\"");
        svg.text(RIGHT, TOP - 5, SMALL + END + "fill=\"#2f6fde\"", total + " characters");
    }

    private void firstToken(Svg svg) {
        if (!texts.isEmpty()) {
            double x = x(texts.get(0).nanos());
            boolean late = x > WIDTH * 0.6;
            svg.line(x, TOP - 6, x, FLOOR, "#2f6fde", "stroke-dasharray=\"3 3\"");
            String text = "first token " + time(texts.get(0).nanos());
            svg.text(late ? x - 5 : x + 5, TOP + (late ? 12 : -5), late ? SMALL + END : SMALL, text);
        }
    }

    /** The longest silence between two chunks of text, when there is room to name it. */
    private void longestGap(Svg svg) {
        int widest = 0;
        for (int i = 1; i < texts.size(); i++) {
            widest = widest == 0 || gap(i) > gap(widest) ? i : widest;
        }
        if (widest == 0) {
            return;
        }
        double from = x(texts.get(widest - 1).nanos());
        double to = x(texts.get(widest).nanos());
        if (to - from > 80) {
            svg.line(from + 2, FLOOR - 5, to - 2, FLOOR - 5, "#b0762a", "");
            String style = SMALL + "fill=\"#8a5a1c\" text-anchor=\"middle\"";
            svg.text((from + to) / 2, FLOOR - 9, style, "gap " + time(gap(widest)));
        }
    }

    private long gap(int at) {
        return texts.get(at).nanos() - texts.get(at - 1).nanos();
    }

    private void events(Svg svg) {
        for (StreamMark.Kind kind : StreamMark.Kind.values()) {
            StringBuilder path = new StringBuilder();
            double drawn = 0;
            for (StreamMark mark : marks) {
                double x = x(mark.nanos());
                if (mark.kind() == kind && x - drawn >= FINEST) {
                    path.append(String.format(Locale.ROOT, "M%.1f %dv14", x, LANE - 7));
                    drawn = x;
                }
            }
            if (!path.isEmpty()) {
                svg.path(path.toString(), "stroke=\"" + kind.colour + "\" stroke-width=\"2\"");
            }
        }
    }

    private void ending(Svg svg) {
        Optional<StreamMark> done = marks.stream()
                .filter(mark -> mark.kind() == StreamMark.Kind.DONE)
                .findFirst();
        done.ifPresent(mark -> svg.path(
                String.format(Locale.ROOT, "M%.1f %d l6 7 l-6 7 l-6 -7 z", x(mark.nanos()), LANE - 7),
                "fill=\"" + StreamMark.Kind.DONE.colour + "\""));
        String bad = END + "font-weight=\"600\" fill=\"#c62828\"";
        if (stream.prematureEnd().isPresent()) {
            svg.path(
                    "M" + (RIGHT - 6) + " " + (LANE - 6) + " l12 12 m0 -12 l-12 12",
                    "stroke=\"#c62828\" stroke-width=\"3\"");
            svg.text(
                    RIGHT,
                    HEIGHT - 9,
                    bad,
                    bounded("cut off: " + stream.prematureEnd().get(), 60));
        } else if (done.isEmpty()) {
            svg.text(RIGHT, HEIGHT - 9, bad, "no [DONE]");
        }
    }

    private void legend(Svg svg) {
        double x = LEFT;
        for (StreamMark.Kind kind : StreamMark.Kind.values()) {
            if (marks.stream().anyMatch(mark -> mark.kind() == kind)) {
                svg.square(x, HEIGHT - 17, kind.colour);
                svg.text(x + 12, HEIGHT - 9, SMALL, kind.meaning);
                x += 26 + kind.meaning.length() * 6;
            }
        }
    }

    private double x(double nanos) {
        return LEFT + (RIGHT - LEFT) * Math.min(1, nanos / span);
    }

    private String axisLabel(double nanos) {
        return span > 5e9
                ? String.format(Locale.ROOT, "%.1f s", nanos / 1e9)
                : String.format(Locale.ROOT, span < 2e7 ? "%.1f ms" : "%.0f ms", nanos / 1e6);
    }

    private static String time(double nanos) {
        return nanos < 1e10
                ? String.format(Locale.ROOT, "%.0f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    private static String bounded(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }
}
