package dev.assay.acceptance.selftest;

import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.EnvironmentPool;
import dev.assay.acceptance.report.Reason;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts a mutant into the network and runs the scenarios that should notice, the quickest first, until one is red; or all of
 * them, where it is to be seen which of them do. Every mutant gets networks that were started with it.
 */
final class Trials {
    private final Scenarios scenarios;
    private final EnvironmentPool environments;
    private final Loom loom = new Loom();
    private final List<Outcome> healthy;
    private final boolean allJudges;

    /**
     * @param healthy how the scenarios ended without a mutant
     * @param allJudges whether the first red is not enough
     */
    Trials(Scenarios scenarios, EnvironmentPool environments, List<Outcome> healthy, boolean allJudges) {
        this.scenarios = scenarios;
        this.environments = environments;
        this.healthy = healthy;
        this.allJudges = allJudges;
    }

    Finding of(Mutant mutant) {
        long begin = System.nanoTime();
        environments.renew();
        List<Trial> judges = judgesOf(mutant);
        try (Loom.Woven woven = loom.weave(mutant.changes().get())) {
            List<Outcome> red = new ArrayList<>();
            for (int i = 0; i < judges.size() && (red.isEmpty() || allJudges); i++) {
                Optional.of(scenarios.run(judges.get(i)))
                        .filter(outcome -> !outcome.green())
                        .ifPresent(red::add);
            }
            return finding(mutant, judges.isEmpty(), woven, red, (System.nanoTime() - begin) / 1e9);
        } finally {
            environments.renew();
        }
    }

    /** Those that were green without it. */
    private List<Trial> judgesOf(Mutant mutant) {
        Expression wanted = TagExpressionParser.parse(mutant.noticedBy());
        return healthy.stream()
                .filter(outcome -> outcome.green() && outcome.trial().matches(wanted))
                .sorted(Comparator.comparingDouble(Outcome::seconds))
                .map(Outcome::trial)
                .toList();
    }

    private static Finding finding(
            Mutant mutant, boolean nobodyJudged, Loom.Woven woven, List<Outcome> red, double seconds) {
        if (woven.broken().isPresent()) {
            return new Finding(mutant, Verdict.UNFIT, "", seconds, "a mistake of its own: " + place(woven));
        }
        if (nobodyJudged) {
            return new Finding(
                    mutant, Verdict.UNFIT, "", seconds, "no scenario of " + mutant.noticedBy() + " is green");
        }
        if (woven.reached() == 0) {
            return new Finding(mutant, Verdict.NOT_REACHED, "", seconds, "no call was changed" + redAllTheSame(red));
        }
        if (red.isEmpty()) {
            return new Finding(mutant, Verdict.SURVIVED, "", seconds, "green: " + mutant.noticedBy());
        }
        String by = red.stream().map(outcome -> outcome.trial().toString()).collect(Collectors.joining("; "));
        Optional<Throwable> failure = red.get(0).failure();
        String words =
                failure.map(Reason::of).orElseGet(() -> red.get(0).skipped().orElse(""));
        boolean judged = failure.filter(each -> !isEnvironment(each)).isPresent();
        return judged
                ? new Finding(mutant, Verdict.KILLED, by, seconds, words)
                : new Finding(mutant, Verdict.UNFIT, "", seconds, by + " was not judged: " + words);
    }

    /** Without this a scenario that is red for a reason of its own would look like a mutant nobody can reach. */
    private static String redAllTheSame(List<Outcome> red) {
        return red.stream()
                .map(outcome -> "; red all the same: " + outcome.trial()
                        + outcome.failure()
                                .map(failure -> ": " + Reason.of(failure))
                                .orElse(""))
                .collect(Collectors.joining());
    }

    private static boolean isEnvironment(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = failure; each != null && !causes.contains(each); each = each.getCause()) {
            causes.add(each);
        }
        return causes.stream().anyMatch(EnvironmentFailure.class::isInstance);
    }

    private static String place(Loom.Woven woven) {
        Throwable mistake = woven.broken().orElseThrow();
        String at = mistake.getStackTrace().length == 0 ? "" : " at " + mistake.getStackTrace()[0];
        return mistake + at;
    }
}
