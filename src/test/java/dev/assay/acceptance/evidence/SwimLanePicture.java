package dev.assay.acceptance.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The services of a scenario side by side: time to the right, a lane each. A bar is a request that the service answered,
 * with its nonce; a shaded stretch is when it was down, cut off or paused; a diamond is what was done to it, in words below
 * the lanes.
 */
final class SwimLanePicture {
    private static final int WIDTH = 900;
    private static final int LEFT = 116;
    private static final int RIGHT = 884;
    private static final int TOP = 52;
    private static final int LANE = 40;
    private static final int BAR = 12;
    private static final int LINE = 15;
    private static final int MOST_FAULTS = 24;
    private static final int LONGEST_FAULT = 120;
    /** Two labels closer than this, in pixels, would cover each other. */
    private static final int LABEL_ROOM = 17;
    /** A request shorter than this, in pixels, could not be seen. */
    private static final double THINNEST = 2.5;

    private static final String SMALL = "font-size=\"10\" ";
    private static final String RED = LaneMark.Kind.FAULT.colour;

    private final List<Lane> lanes;
    private final Instant begin;
    private final double span;
    private final List<Fault> faults;

    /** What was done to whom; the number is on the diamond and before the words. */
    private record Fault(int lane, LaneMark mark) {}

    SwimLanePicture(List<Lane> lanes) {
        this.lanes = lanes;
        List<Instant> instants = lanes.stream().flatMap(Lane::instants).sorted().toList();
        this.begin = instants.isEmpty() ? Instant.EPOCH : instants.get(0);
        Instant end = instants.isEmpty() ? Instant.EPOCH : instants.get(instants.size() - 1);
        this.span = Math.max(1e6, Duration.between(begin, end).toNanos());
        this.faults = IntStream.range(0, lanes.size())
                .boxed()
                .flatMap(lane -> lanes.get(lane).marks().stream()
                        .filter(mark -> mark.kind() == LaneMark.Kind.FAULT)
                        .map(mark -> new Fault(lane, mark)))
                .sorted(Comparator.comparing(fault -> fault.mark().from()))
                .limit(MOST_FAULTS)
                .toList();
    }

    String title() {
        return "The services side by side, over " + time(span);
    }

    String svg() {
        int floor = TOP + LANE * lanes.size();
        Svg svg = new Svg(WIDTH, floor + 46 + LINE * faults.size(), title());
        svg.text(16, 22, "font-weight=\"600\"", title());
        legend(svg);
        axis(svg, floor);
        for (int i = 0; i < lanes.size(); i++) {
            lane(svg, lanes.get(i), TOP + LANE * i + LANE / 2);
        }
        for (int i = 0; i < faults.size(); i++) {
            fault(svg, i + 1, faults.get(i), floor + 38 + LINE * (i + 1));
        }
        return svg.end();
    }

    private void axis(Svg svg, int floor) {
        for (int i = 0; i <= 5; i++) {
            double at = span * i / 5;
            svg.line(x(at), TOP, x(at), floor + 4, "#e6e9ee", "");
            String anchor = i == 0 ? "start" : i == 5 ? "end" : "middle";
            svg.text(x(at), floor + 18, SMALL + "fill=\"#667\" text-anchor=\"" + anchor + "\"", time(at));
        }
    }

    private void lane(Svg svg, Lane lane, int middle) {
        svg.line(LEFT, middle, RIGHT, middle, "#d8dce2", "");
        svg.text(LEFT - 8, middle + 4, "text-anchor=\"end\"", lane.name());
        for (LaneSpan gone : lane.spans()) {
            double from = x(gone.from());
            double width = Math.max(THINNEST, x(gone.to()) - from);
            svg.box(from, middle - LANE / 2 + 4, width, LANE - 8, gone.kind().colour, "fill-opacity=\"0.16\"");
            if (width > 44) {
                String style = SMALL + "fill=\"" + gone.kind().colour + "\"";
                svg.text(from + 3, middle - LANE / 2 + 13, style, gone.kind().meaning);
            }
        }
        double labelled = 0;
        for (LaneMark mark : lane.marks()) {
            if (mark.kind() != LaneMark.Kind.FAULT) {
                labelled = request(svg, mark, middle, labelled);
            }
        }
    }

    /** Returns where the last label stands. */
    private double request(Svg svg, LaneMark mark, int middle, double labelled) {
        double from = x(mark.from());
        double width = Math.max(THINNEST, x(mark.to()) - from);
        String border = mark.refused() ? "stroke=\"" + RED + "\" stroke-width=\"1.5\"" : "fill-opacity=\"0.9\"";
        int height = mark.kind() == LaneMark.Kind.OTHER ? BAR / 2 : BAR;
        svg.box(from, middle - height / 2.0, width, height, mark.kind().colour, border);
        if (mark.label().isEmpty() || from - labelled < LABEL_ROOM) {
            return labelled;
        }
        svg.text(from, middle - BAR / 2.0 - 2, "font-size=\"9\" fill=\"#445\"", mark.label());
        return from;
    }

    private void fault(Svg svg, int number, Fault fault, int y) {
        double x = x(fault.mark().from());
        int middle = TOP + LANE * fault.lane() + LANE / 2;
        svg.path(String.format(Locale.ROOT, "M%.1f %d l5 6 l-5 6 l-5 -6 z", x, middle + 5), "fill=\"" + RED + "\"");
        svg.text(x + 6, middle + 16, "font-size=\"9\" font-weight=\"600\" fill=\"" + RED + "\"", "" + number);
        String words = fault.mark().label();
        String bounded = words.length() <= LONGEST_FAULT ? words : words.substring(0, LONGEST_FAULT - 3) + "...";
        String when = time(Duration.between(begin, fault.mark().from()).toNanos());
        svg.text(16, y, SMALL + "fill=\"" + RED + "\" font-weight=\"600\"", Integer.toString(number));
        svg.text(34, y, SMALL, lanes.get(fault.lane()).name() + " " + bounded + " (at " + when + ")");
    }

    /** What there is to see in this picture, and nothing else. */
    private void legend(Svg svg) {
        Set<LaneMark.Kind> kinds = EnumSet.noneOf(LaneMark.Kind.class);
        lanes.forEach(lane -> lane.marks().forEach(mark -> kinds.add(mark.kind())));
        kinds.remove(LaneMark.Kind.FAULT);
        double x = 16;
        for (LaneMark.Kind kind : kinds) {
            svg.square(x, 33, kind.colour);
            svg.text(x + 12, 41, SMALL, kind.meaning);
            x += 28 + kind.meaning.length() * 5.2;
        }
    }

    private double x(Instant at) {
        return x(Duration.between(begin, at).toNanos());
    }

    private double x(double nanos) {
        return LEFT + (RIGHT - LEFT) * Math.max(0, Math.min(1, nanos / span));
    }

    private static String time(double nanos) {
        return nanos < 1e9
                ? String.format(Locale.ROOT, "%.0f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
