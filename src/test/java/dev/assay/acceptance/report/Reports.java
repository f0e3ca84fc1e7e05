package dev.assay.acceptance.report;

import dev.assay.acceptance.door.AcceptanceRun;
import dev.assay.acceptance.evidence.Redaction;
import dev.assay.acceptance.evidence.Secrets;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.messages.types.Timestamp;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Node;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestRunFinished;
import io.cucumber.plugin.event.TestRunStarted;
import io.cucumber.plugin.event.TestSourceParsed;
import io.cucumber.plugin.event.TestStepFinished;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The Cucumber plugin that leaves everything a run leaves: {@code dev.assay.acceptance.report.Reports:reports}. Events
 * come one at a time from Cucumber's bus, but an interrupt comes from elsewhere: hence the lock. An interrupted run
 * leaves whole reports of what had ended; what had not counts as failed.
 */
public final class Reports implements ConcurrentEventListener {
    private static final String QUARANTINE = "@quarantine";

    private final UnaryOperator<String> clean;
    private final ReportFolder folder;
    private final RunFacts facts;
    private final RunBook book;
    private final RunLog log;
    private final JudgesOwnLog judge;
    private final Progress progress;
    private final MessageFiles messages;
    private final Thread onInterrupt = new Thread(this::interrupted, "assay-reports");
    private final Map<String, String> quarantined = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private Instant started = Instant.now();
    private Duration took = Duration.ZERO;
    private boolean wasInterrupted;
    private boolean over;

    /** Called by Cucumber with what stands after the colon. */
    public Reports(File folder) {
        this(folder.toPath(), RunFacts.ofThisRun(), Secrets.ofThisRun(), System.out);
    }

    Reports(Path folder, RunFacts facts, Secrets secrets, PrintStream console) {
        this.clean = new Redaction(secrets)::clean;
        this.folder = new ReportFolder(folder);
        this.facts = facts;
        this.book = new RunBook(clean);
        this.log = new RunLog(this.folder, clean);
        this.judge = new JudgesOwnLog(log::line);
        this.progress = new Progress(console);
        this.messages = new MessageFiles(this.folder, facts, clean, () -> new Banner(summary()));
        this.folder.remove("hang.txt");
        log.raw(facts.sentence() + "\n");
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestRunStarted.class, this::runStarted);
        publisher.registerHandlerFor(TestSourceParsed.class, this::sourceParsed);
        publisher.registerHandlerFor(TestCaseStarted.class, this::scenarioStarted);
        publisher.registerHandlerFor(TestStepFinished.class, this::stepFinished);
        publisher.registerHandlerFor(TestCaseFinished.class, this::scenarioFinished);
        publisher.registerHandlerFor(TestRunFinished.class, this::runFinished);
        publisher.registerHandlerFor(Envelope.class, this::message);
    }

    private synchronized void runStarted(TestRunStarted event) {
        started = event.getInstant();
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        log.line("the run starts");
    }

    private synchronized void sourceParsed(TestSourceParsed event) {
        event.getNodes().stream()
                .filter(Node.Feature.class::isInstance)
                .findFirst()
                .flatMap(Node::getName)
                .ifPresent(name -> book.feature(event.getUri(), name));
    }

    private synchronized void scenarioStarted(TestCaseStarted event) {
        book.started(event.getTestCase(), event.getInstant());
        log.line("starts   " + RunBook.id(event.getTestCase().getTags()) + " "
                + event.getTestCase().getName());
    }

    private synchronized void stepFinished(TestStepFinished event) {
        if (event.getTestStep() instanceof PickleStepTestStep step) {
            book.step(event.getTestCase(), step, event.getResult());
        }
    }

    private synchronized void scenarioFinished(TestCaseFinished event) {
        if (!over) {
            tell(book.finished(event.getTestCase(), event.getResult()));
        }
    }

    private void tell(ScenarioResult result) {
        progress.scenario(result);
        String reason = result.reason().isEmpty() ? "" : ": " + result.fullReason();
        log.line(String.format("%-8s %s %s%s", result.verdict().word(), result.id(), result.scenario(), reason));
    }

    private synchronized void runFinished(TestRunFinished event) {
        took = Duration.between(started, event.getInstant());
        if (event.getResult() != null
                && event.getResult().getError() != null
                && book.results().isEmpty()) {
            faults.add(new Redaction(Secrets.ofThisRun())
                    .clean(Reason.of(event.getResult().getError())));
        }
    }

    private synchronized void message(Envelope message) {
        message.getPickle().ifPresent(this::noteQuarantine);
        message.getTestCase().ifPresent(scenario -> quarantined.remove(scenario.getPickleId()));
        messages.write(message);
        if (message.getTestRunFinished().isPresent()) {
            end();
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        }
    }

    private void noteQuarantine(Pickle scenario) {
        List<String> tags = scenario.getTags().stream().map(PickleTag::getName).toList();
        if (tags.contains(QUARANTINE)) {
            quarantined.put(scenario.getId(), RunBook.id(tags) + " " + scenario.getName());
        }
    }

    private synchronized void interrupted() {
        if (!over) {
            wasInterrupted = true;
            took = Duration.between(started, Instant.now());
            Optional<String> end = AcceptanceRun.current().end();
            end.ifPresent(faults::add);
            book.interrupted(Instant.now(), end.isPresent() ? "the run hangs" : "the run was interrupted")
                    .forEach(this::tell);
            messages.write(Envelope.of(new io.cucumber.messages.types.TestRunFinished(
                    "interrupted", false, timestamp(Instant.now()), null, null)));
            end();
        }
    }

    private static Timestamp timestamp(Instant instant) {
        return new Timestamp(instant.getEpochSecond(), (long) instant.getNano());
    }

    /** Summaries first: they must be there even when a longer report cannot be written. */
    private void end() {
        if (over) {
            return;
        }
        over = true;
        if (book.results().isEmpty()) {
            faults.add("no scenario ran");
        }
        Summary summary = summary();
        folder.write("summary.tsv", summary.tsv());
        folder.write("summary.json", summary.json());
        if (!Evidence.of(summary).isEmpty()) {
            Path project = Path.of("").toAbsolutePath();
            Evidence evidence = new Evidence(Revision.of(project), ModelChecksum.of(project), summary);
            folder.write(Evidence.FILE, evidence.json());
        }
        log.line(summary.closing());
        judge.close();
        log.close();
        messages.close();
        progress.end(summary);
    }

    private Summary summary() {
        return new Summary(
                facts,
                started,
                took,
                wasInterrupted,
                book.results(),
                List.copyOf(quarantined.values()),
                List.copyOf(faults));
    }
}
