package dev.assay.acceptance.report;

import dev.assay.acceptance.evidence.Secrets;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.File;

/** The reports of the suite in miniature: another run than the one it is tested in, so it says other facts. */
public final class SampleReports implements ConcurrentEventListener {
    static final RunFacts FACTS =
            new RunFacts("Assay: target sample, runtime embedded (asked for by a test)", "embedded", "sample");

    private final Reports reports;

    public SampleReports(File folder) {
        reports = new Reports(folder.toPath(), FACTS, Secrets.ofThisRun(), System.out);
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        reports.setEventPublisher(publisher);
    }
}
