package dev.assay.acceptance.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.IterativePollInterval;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/**
 * The one place where the judge waits. A wait names the fact it waits for, asks often, the longer the less so, and on
 * time-out says what was wanted and what was seen last. A probe that gets no answer, or one it cannot read, counts as "not yet".
 */
public final class Eventually {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

    /** Several scenarios wait at a time: asking sixty times a second each, they would keep the machine from what they wait for. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(150);

    private final Duration limit;
    private final Witness witness;

    public Eventually(Duration limit, Witness witness) {
        this.limit = limit;
        this.witness = witness;
    }

    public Eventually within(Duration other) {
        return new Eventually(other, witness);
    }

    /**
     * Waits until the probe returns what is wanted, and returns that.
     *
     * @param what the fact, as in "waited 10 s for <what>"
     * @throws AssertionError on time-out
     */
    public <T> T until(String what, Callable<T> probe, Matcher<? super T> wanted) {
        Instant at = Instant.now();
        long start = System.nanoTime();
        AtomicReference<Seen<T>> last = new AtomicReference<>(new Seen<>(null, "nothing yet", false));
        try {
            Awaitility.await(what)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(IterativePollInterval.iterative(Eventually::longer, FIRST_PAUSE))
                    .atMost(limit)
                    .pollInSameThread()
                    .until(() -> look(probe, wanted, last));
        } catch (ConditionTimeoutException timeout) {
            tell(what, at, start, last.get());
            throw new AssertionError(message(what, wanted, last.get()), timeout.getCause());
        }
        tell(what, at, start, last.get());
        return last.get().value();
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(6).dividedBy(5);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    private record Seen<T>(T value, String inWords, boolean reached) {}

    private static <T> boolean look(Callable<T> probe, Matcher<? super T> wanted, AtomicReference<Seen<T>> last)
            throws Exception {
        try {
            T value = probe.call();
            boolean reached = wanted.matches(value);
            last.set(new Seen<>(value, reached ? String.valueOf(value) : mismatch(wanted, value), reached));
            return reached;
        } catch (NoAnswer | UnexpectedAnswer notYet) {
            last.set(new Seen<>(null, notYet.getMessage(), false));
            return false;
        }
    }

    private static String mismatch(Matcher<?> wanted, Object value) {
        StringDescription description = new StringDescription();
        wanted.describeMismatch(value, description);
        return description.toString();
    }

    private String message(String what, Matcher<?> wanted, Seen<?> last) {
        return "waited " + limit.toMillis() + " ms for " + what + "\n  wanted: " + StringDescription.toString(wanted)
                + "\n  last seen: " + last.inWords();
    }

    private void tell(String what, Instant at, long start, Seen<?> last) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        witness.waited(new Wait(what, at, took, last.reached(), Excerpt.of(last.inWords())));
    }
}
