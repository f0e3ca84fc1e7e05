package dev.assay.acceptance.report;

import java.io.PrintStream;
import java.util.Locale;

/** One line on the console for every scenario that ended, and the counts at the end. */
final class Progress {
    private final PrintStream console;
    private int ended;

    Progress(PrintStream console) {
        this.console = console;
    }

    void scenario(ScenarioResult result) {
        ended++;
        String mark =
                switch (result.verdict()) {
                    case PASSED -> "  ok  ";
                    case FAILED -> " FAIL ";
                    case SKIPPED -> " skip ";
                };
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%4d%s%-6s%s  (%.2f s)", ended, mark, result.id(), result.scenario(), result.seconds()));
        if (result.verdict() != Verdict.PASSED) {
            text.append("\n          ").append(result.reason());
        }
        if (result.verdict() == Verdict.FAILED) {
            text.append("\n          ")
                    .append(result.location())
                    .append("   rerun: ")
                    .append(result.rerun());
        }
        console.println(text);
    }

    void end(Summary summary) {
        console.println();
        summary.faults().forEach(console::println);
        summary.quarantined().forEach(title -> console.println("in quarantine, not run: " + title));
        console.println(summary.closing());
    }
}
