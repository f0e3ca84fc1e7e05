package dev.assay.devshard.gateway.session;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/**
 * The inferences that are not closed on the books when no more is heard of them: each is looked at when its time is
 * over, and again after ever longer pauses while that changes nothing. Which they are comes from the books, so a
 * restarted gateway goes on with them.
 */
final class TimeoutWatches {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;

    private final EscrowBook book;
    private final TimeoutWatch watch;
    private final Later later;
    private final Logger logger;
    private final Set<Long> watched = ConcurrentHashMap.newKeySet();

    TimeoutWatches(EscrowBook book, TimeoutWatch watch, Later later, Logger logger) {
        this.book = book;
        this.watch = watch;
        this.later = later;
        this.logger = logger;
    }

    /** Goes on with everything the books hold open. */
    void resume() {
        book.ledger().inferences().filter(MempoolCheck::isUnfinished).forEach(open -> watch(open.id()));
    }

    /** Nothing more is heard of this inference: unless its finish is known, somebody has to see to its end. */
    void left(long id) {
        if (watch.lateness(id).isPresent() && !Thread.currentThread().isInterrupted()) {
            watch(id);
        }
    }

    private void watch(long id) {
        if (watched.add(id)) {
            later.after(pause(id, 0), () -> look(id, 0));
        }
    }

    private void look(long id, int fruitless) {
        try {
            if (isDue(id)) {
                watch.end(id, book.payload(id));
            }
        } catch (NotAccepting | RuntimeException failed) {
            logger.warn("escrow={} nonce={} is still open: {}", book.escrowId(), id, failed.toString());
        }
        if (watch.isOver(id)) {
            watched.remove(id);
        } else {
            later.after(pause(id, fruitless), () -> look(id, fruitless + 1));
        }
    }

    private boolean isDue(long id) {
        Optional<Lateness> late = watch.lateness(id);
        return late.isPresent() && watch.left(late.get()).compareTo(Duration.ZERO) <= 0;
    }

    /** Until its time is over; when it is, or nothing is due, a pause that doubles. */
    private Duration pause(long id, int fruitless) {
        Duration left = watch.lateness(id).map(watch::left).orElse(Duration.ZERO);
        if (left.compareTo(Duration.ZERO) > 0) {
            return left;
        }
        Duration pause = watch.pause().multipliedBy(1L << Math.min(fruitless, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
