package dev.assay.acceptance.report;

import java.util.List;
import java.util.Optional;

/** A failure in one line: the first of its message, or what Hamcrest wanted and saw put together. */
public final class Reason {
    private static final int LONGEST = 400;

    private Reason() {}

    public static String of(Throwable failure) {
        String message = Optional.ofNullable(failure.getMessage()).orElse("");
        List<String> lines = message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return failure.getClass().getSimpleName() + place(failure);
        }
        return bounded(hamcrest(lines));
    }

    private static String hamcrest(List<String> lines) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith("Expected: ") && lines.get(i + 1).startsWith("but: ")) {
                String subject = i == 0 ? "" : lines.get(0) + ": ";
                String seen = lines.get(i + 1).substring("but: ".length());
                return subject + "wanted " + lines.get(i).substring("Expected: ".length()) + ", but " + seen
                        + firstOfMany(lines, i + 2) + whereToLook(lines, i + 2);
            }
        }
        return lines.get(0) + waitedInVain(lines) + whereToLook(lines, 1);
    }

    /** What a wait that timed out wanted and saw last. */
    private static String waitedInVain(List<String> lines) {
        return lines.size() >= 3
                        && lines.get(1).startsWith("wanted: ")
                        && lines.get(2).startsWith("last seen: ")
                ? "; " + lines.get(1) + "; " + lines.get(2)
                : "";
    }

    /** The first mismatch, where the matcher lists several. */
    private static String firstOfMany(List<String> lines, int at) {
        return at < lines.size() && lines.get(at).startsWith("- ")
                ? ", first: " + lines.get(at).substring(2)
                : "";
    }

    /** The exchange that a matcher of documents names. */
    private static String whereToLook(List<String> lines, int from) {
        return lines.stream()
                .skip(from)
                .filter(line -> line.startsWith("where: "))
                .findFirst()
                .map(line -> " (" + line.substring("where: ".length()) + ")")
                .orElse("");
    }

    private static String place(Throwable failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.assay")) {
                return " at " + frame;
            }
        }
        return "";
    }

    private static String bounded(String line) {
        String flat = line.replaceAll("\\s+", " ");
        return flat.length() <= LONGEST ? flat : flat.substring(0, LONGEST - 3) + "...";
    }
}
