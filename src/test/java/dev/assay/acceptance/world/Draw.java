package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.SessionState.InferenceView;
import dev.assay.acceptance.environment.Capability;
import dev.assay.devshard.protocol.ValidationSampling;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who is to re-check which answer of the session (contract 4.7), worked out from the hosts' keys, and who did. */
public final class Draw {
    private static final int QUESTIONS = 6;
    /** At the usual rate none is drawn in 30 answers once in thirty million times. */
    private static final int ROUNDS = 5;

    private final World world;
    private final Session session;
    private final Hosts hosts;
    private final Application application;

    public Draw(World world, Session session, Hosts hosts, Application application) {
        this.world = world;
        this.session = session;
        this.hosts = hosts;
        this.application = application;
    }

    /** So that neither a host that checks everything nor one that checks nothing does as it is drawn. */
    public void asksUntilItTells() {
        world.needs(Capability.HOST_KEYS);
        for (int round = 0; round < ROUNDS; round++) {
            application.asks(QUESTIONS);
            if (tells()) {
                return;
            }
        }
        throw new AssertionError("wanted a draw that names a host for some answers and passes over another; seen after "
                + ROUNDS * QUESTIONS + " questions: " + answers().size()
                + " answers on the books, for which the draw names " + drawn());
    }

    private boolean tells() {
        long pairs = answers().size() * (hosts.all().size() - 1L);
        long drawn = drawn().values().stream().mapToLong(SortedSet::size).sum();
        return drawn > 0 && drawn < pairs;
    }

    /** Waits until the history shows a verdict of whom the draw names on each answer, and of nobody else. */
    public void awaitFollowed() {
        SortedMap<Long, SortedSet<Integer>> wanted = drawn();
        world.eventually()
                .until(
                        "the slots that re-checked, by answer",
                        () -> {
                            session.gateway().syncHosts();
                            return verdicts();
                        },
                        equalTo(wanted));
    }

    /** Slots by answer; without answers that nobody is drawn for. */
    private SortedMap<Long, SortedSet<Integer>> drawn() {
        SortedMap<Long, SortedSet<Integer>> drawn = new TreeMap<>();
        answers().forEach((id, answer) -> hosts.all().stream()
                .filter(host -> host != answer.executorSlot())
                .filter(host -> isDrawn(host, id))
                .forEach(host ->
                        drawn.computeIfAbsent(id, none -> new TreeSet<>()).add(host)));
        return drawn;
    }

    /** Of a session in which each host has the one slot of its number. */
    private boolean isDrawn(int host, long answer) {
        long seed = ValidationSampling.seed(
                world.network().hostKey(host), session.escrow().id());
        long rate = session.status().terms().validationRate();
        return ValidationSampling.draws(
                seed, answer, rate, 1, 1, session.escrow().group().size());
    }

    /** What was begun and came to nothing is no answer. */
    private SortedMap<Long, InferenceView> answers() {
        SortedMap<Long, InferenceView> answers = session.gateway().state().inferences();
        answers.values().removeIf(inference -> !inference.status().equals("finished"));
        return answers;
    }

    private SortedMap<Long, SortedSet<Integer>> verdicts() {
        SortedMap<Long, SortedSet<Integer>> verdicts = new TreeMap<>();
        hosts.history(0).stream()
                .map(HistoryEntry::transactions)
                .flatMap(List::stream)
                .filter(DevshardTx::hasValidation)
                .map(DevshardTx::getValidation)
                .forEach(verdict -> verdicts.computeIfAbsent(verdict.getInferenceId(), none -> new TreeSet<>())
                        .add(verdict.getValidatorSlot()));
        return verdicts;
    }
}
