package dev.assay.acceptance.report;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A stack trace for the person who reads the HTML: our own frames, the causes and the line of the feature. */
final class ReadableTrace {
    /** Cucumber prints whole addresses; the reader knows where the project is. */
    private static final String HERE = "file://" + Path.of("").toAbsolutePath() + "/";

    private ReadableTrace() {}

    /** With its message, for viewers that show nothing else. */
    static String whole(String trace) {
        return kept(trace.lines().toList());
    }

    /** Without the message, which the viewer shows above it. */
    static String frames(String trace) {
        List<String> lines = trace.lines().toList();
        int first = 0;
        while (first < lines.size() && !isFrame(lines.get(first))) {
            first++;
        }
        return kept(lines.subList(first, lines.size()));
    }

    private static String kept(List<String> lines) {
        long left = lines.stream().filter(line -> !worthReading(line)).count();
        String kept = lines.stream().filter(ReadableTrace::worthReading).collect(Collectors.joining("\n"));
        String near = kept.replace(HERE, "");
        return left == 0 ? near : near + "\n\t... " + left + " more lines in cucumber.ndjson";
    }

    private static boolean isFrame(String line) {
        return line.startsWith("\tat ") || line.startsWith("\t... ");
    }

    private static boolean worthReading(String line) {
        return !isFrame(line) || line.startsWith("\tat dev.assay.") || line.contains(".feature:");
    }
}
