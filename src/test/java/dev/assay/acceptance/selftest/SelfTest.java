package dev.assay.acceptance.selftest;

import ch.qos.logback.classic.LoggerContext;
import dev.assay.acceptance.door.AcceptanceRun;
import dev.assay.acceptance.report.Reason;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code make selftest}: shows that the scenarios are red where they should be. First all that are needed run on the
 * healthy network, and must be green; then each mutant has its turn. Ends with 0 when every mutant was killed, 1 when one
 * was not, 2 when the arguments are wrong. Embedded, since mutants are woven into classes of this JVM; many of them are
 * dealt out to {@link Shares}, several of these at a time.
 */
public final class SelfTest {
    /** Where the findings go; a share's are its own. */
    static final String REPORT = "selftest.report";

    /** {@code all}: every scenario that should notice is run, and the report names all that did; else the first is enough. */
    static final String JUDGES = "selftest.judges";

    private static final String USUAL_REPORT = "reports/mutants.tsv";

    private final Scenarios scenarios = new Scenarios();
    private final List<Mutant> mutants;
    private final Path file;
    private final PrintStream progress;

    /** @param progress hears how far it is; findings are said in any case */
    private SelfTest(List<Mutant> mutants, Path file, PrintStream progress) {
        this.mutants = mutants;
        this.file = file;
        this.progress = progress;
    }

    /** @param arguments names of mutants, separated by commas or spaces; {@code sample} for some; none for all */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("assay.runtime", "embedded");
        try {
            System.exit(run(Selection.of(String.join(",", arguments), Catalogue.families())));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static int run(List<Mutant> mutants) throws IOException {
        boolean isShare = System.getProperty(REPORT) != null;
        Path file = Path.of(System.getProperty(REPORT, USUAL_REPORT));
        if (mutants.size() > Shares.MOST && !isShare) {
            return new Shares(mutants, file).run();
        }
        silenceServices();
        try {
            PrintStream progress = isShare ? new PrintStream(OutputStream.nullOutputStream()) : System.out;
            return new SelfTest(mutants, file, progress).run();
        } finally {
            AcceptanceRun.current().close();
        }
    }

    private int run() throws IOException {
        List<Trial> needed = needed();
        long begin = System.nanoTime();
        progress.println("The healthy network first: " + needed.size() + " scenarios");
        List<Outcome> healthy = needed.stream().map(scenarios::run).toList();
        List<Outcome> red = healthy.stream()
                .filter(outcome -> outcome.failure().isPresent())
                .toList();
        red.forEach(outcome -> System.out.println("red without a mutant, so it judges none: " + outcome.trial() + ": "
                + outcome.failure().map(Reason::of).orElse("")));
        progress.printf(Locale.ROOT, "%.0f s; now %d mutants%n", seconds(begin), mutants.size());
        int killed = tryAll(healthy);
        progress.printf(
                Locale.ROOT, "%d of %d mutants killed in %.0f s: %s%n", killed, mutants.size(), seconds(begin), file);
        return killed == mutants.size() && red.isEmpty() ? 0 : 1;
    }

    static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private int tryAll(List<Outcome> healthy) throws IOException {
        boolean allJudges = System.getProperty(JUDGES, "").equals("all");
        Trials trials = new Trials(scenarios, AcceptanceRun.current().environments(), healthy, allJudges);
        Report report = new Report(file);
        int killed = 0;
        for (Mutant mutant : mutants) {
            Finding finding = trials.of(mutant);
            System.out.println(finding);
            report.add(finding);
            killed += finding.verdict() == Verdict.KILLED ? 1 : 0;
        }
        return killed;
    }

    /** @throws IllegalArgumentException a mutant waits for scenarios that do not exist */
    private List<Trial> needed() {
        List<Trial> all = scenarios.all();
        List<Expression> wanted = new ArrayList<>();
        for (Mutant mutant : mutants) {
            Expression expression = TagExpressionParser.parse(mutant.noticedBy());
            if (all.stream().noneMatch(trial -> trial.matches(expression))) {
                throw new IllegalArgumentException("No scenario is " + mutant.noticedBy() + ", which should notice "
                        + mutant.name() + "; `make list` shows the scenarios there are");
            }
            wanted.add(expression);
        }
        return all.stream()
                .filter(trial -> wanted.stream().anyMatch(trial::matches))
                .toList();
    }

    /** Broken services complain: the console belongs to findings. */
    private static void silenceServices() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .detachAppender("stdout");
    }
}
