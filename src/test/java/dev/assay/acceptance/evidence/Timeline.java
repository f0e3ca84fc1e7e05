package dev.assay.acceptance.evidence;

import dev.assay.acceptance.client.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened, one line each, in the order it began: times count from the scenario's start. Polls in a row are one line. */
final class Timeline {
    private static final int MOST_LINES = 250;

    private final Instant start;
    private final Places places;

    Timeline(Instant start, Places places) {
        this.start = start;
        this.places = places;
    }

    String of(List<Happening> happenings) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < happenings.size(); i++) {
            int last = lastOfRow(happenings, i);
            lines.add(line(happenings.get(i), last - i + 1, happenings.get(last)));
            i = last;
        }
        int left = lines.size() - MOST_LINES;
        if (left > 0) {
            lines.subList(MOST_LINES / 2, MOST_LINES / 2 + left).clear();
            lines.add(MOST_LINES / 2, "             ... " + left + " lines left out ...");
        }
        return String.join("\n", lines);
    }

    /** The last of the same requests with the same outcome that follow each other directly. */
    private static int lastOfRow(List<Happening> happenings, int first) {
        int last = first;
        while (last + 1 < happenings.size() && same(happenings.get(first), happenings.get(last + 1))) {
            last++;
        }
        return last;
    }

    private static boolean same(Happening a, Happening b) {
        return a instanceof Happening.Spoken first
                && b instanceof Happening.Spoken second
                && first.exchange().method().equals("GET")
                && second.exchange().method().equals("GET")
                && first.exchange().uri().equals(second.exchange().uri())
                && first.exchange().status() == second.exchange().status();
    }

    private String line(Happening happening, int times, Happening last) {
        String when = String.format(Locale.ROOT, "%+9.3f s  ", seconds(happening.at()));
        if (happening instanceof Happening.Spoken spoken) {
            return when + spoken(spoken, times, (Happening.Spoken) last);
        }
        if (happening instanceof Happening.Waited waited) {
            return when + waited(waited.told());
        }
        Happening.Told told = (Happening.Told) happening;
        return when + column(told.subject(), 12) + "  " + told.event();
    }

    private String spoken(Happening.Spoken spoken, int times, Happening.Spoken last) {
        String status = spoken.exchange().status() == 0
                ? "no answer: " + spoken.exchange().failure().orElse("")
                : Integer.toString(spoken.exchange().status());
        String took = spoken.exchange().took().toMillis() + " ms";
        if (times > 1) {
            Duration row = Duration.between(spoken.at(), last.at())
                    .plus(last.exchange().took());
            took = times + " times in " + row.toMillis() + " ms";
        }
        String kind = spoken.kind().isEmpty() ? "" : " (" + spoken.kind() + ")";
        return column(places.of(spoken.exchange().uri()), 12) + "  "
                + column(spoken.exchange().method(), 6) + " "
                + column(Places.path(spoken.exchange().uri()), 44) + "  " + status + ", " + took + kind;
    }

    private static String waited(Wait wait) {
        String end = wait.reached() ? "after " : "in vain, gave up after ";
        return column("waited", 12) + "  for " + wait.what() + ", " + end
                + wait.took().toMillis() + " ms" + (wait.reached() ? "" : ", last seen: " + wait.last());
    }

    private double seconds(Instant at) {
        return Duration.between(start, at).toNanos() / 1e9;
    }

    private static String column(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }
}
