package dev.assay.acceptance.report;

import dev.assay.acceptance.evidence.Redaction;
import dev.assay.acceptance.evidence.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run leaves that ended before its first scenario: reports that say so. Without them the last run's would still
 * lie there, and perhaps be green.
 */
public final class UnopenedRun {
    private UnopenedRun() {}

    /** Replaces the reports of the run before. */
    public static void leaveReports(String why) {
        leaveReports(Path.of("reports"), why);
    }

    static void leaveReports(Path place, String why) {
        String reason = new Redaction(Secrets.ofThisRun()).clean(why);
        RunFacts facts = new RunFacts("Assay: the run did not begin", "none", "none");
        Summary summary =
                new Summary(facts, Instant.now(), Duration.ZERO, false, List.of(), List.of(), List.of(reason));
        ReportFolder folder = new ReportFolder(place);
        folder.write("summary.tsv", summary.tsv());
        folder.write("summary.json", summary.json());
        folder.write("run.log", facts.sentence() + "\n" + reason + "\n");
        folder.write("cucumber.html", page(summary));
        folder.remove("cucumber.ndjson");
        folder.remove("cucumber.xml");
        folder.remove("hang.txt");
    }

    private static String page(Summary summary) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>"
                + summary.facts().sentence() + "</title><style>" + Banner.CSS + "</style></head>\n"
                + "<body><div id=\"content\"></div><script>" + new Banner(summary).script()
                + "</script></body>\n</html>\n";
    }
}
