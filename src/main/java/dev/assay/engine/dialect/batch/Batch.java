package dev.assay.engine.dialect.batch;

import dev.assay.engine.dialect.Identity;
import dev.assay.service.ApiError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A batch, from its creation to its end.
 *
 * <p>It is validated, lies in progress for a while, as the vendors' do, is worked off in order by the desk's one thread, and is over.
 * A cancelled one takes a moment to become so; what was answered by then stays answered. Every question first lets the time that
 * has passed take effect, so a state never lags behind the batch's clock. Guarded by itself; work runs outside of the lock.
 */
public final class Batch {
    /** From creation until the requests count as valid. */
    public static final Duration VALIDATION = Duration.ofSeconds(10);
    /** From creation until the work begins. */
    public static final Duration WAIT = Duration.ofSeconds(30);
    /** From the wish to cancel until it is done. */
    public static final Duration CANCELLING = Duration.ofSeconds(5);
    /** From creation until nobody would wait any more. */
    public static final Duration LIFE = Duration.ofHours(24);

    private final String id;
    private final List<BatchItem> items;
    private final BatchClock clock;
    private final Instant createdAt;
    private final Consumer<Batch> whenOver;
    private final List<ItemResult> results = new ArrayList<>();
    private Optional<Instant> cancelledAt = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();
    private boolean working;
    private boolean worked;

    /** @param whenOver told once, on the thread that ended it, before anybody sees it over */
    Batch(String prefix, List<BatchItem> items, BatchClock clock, Consumer<Batch> whenOver) {
        this.id = Identity.fresh(prefix);
        this.items = List.copyOf(items);
        this.clock = clock;
        this.createdAt = clock.now();
        this.whenOver = whenOver;
    }

    public String id() {
        return id;
    }

    public int size() {
        return items.size();
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When the work was due to begin. */
    public Instant startedAt() {
        return createdAt.plus(VALIDATION);
    }

    public synchronized Optional<Instant> cancelledAt() {
        return cancelledAt;
    }

    public synchronized Optional<Instant> endedAt() {
        return endedAt;
    }

    /** What is known until now, in the order of the requests; everything once the batch is over. */
    public synchronized List<ItemResult> results() {
        return List.copyOf(results);
    }

    public synchronized BatchState state() {
        settle();
        if (endedAt.isPresent()) {
            return cancelledAt.isPresent() ? BatchState.CANCELLED : BatchState.COMPLETED;
        }
        if (cancelledAt.isPresent()) {
            return BatchState.CANCELLING;
        }
        boolean valid = working || worked || !clock.now().isBefore(createdAt.plus(VALIDATION));
        return valid ? BatchState.IN_PROGRESS : BatchState.VALIDATING;
    }

    /** Asks for its end; one that is over, or has been asked, stays as it is. */
    public synchronized void cancel() {
        if (!state().isOver() && cancelledAt.isEmpty()) {
            cancelledAt = Optional.of(clock.now());
        }
    }

    synchronized void advance(Duration by) {
        clock.advance(by);
    }

    synchronized boolean isDue() {
        return !working && !worked && cancelledAt.isEmpty() && !clock.now().isBefore(createdAt.plus(WAIT));
    }

    /** Works it off, if it is due and nobody has begun. */
    void work() {
        synchronized (this) {
            if (!isDue()) {
                return;
            }
            working = true;
        }
        for (BatchItem item : items) {
            if (cancelledAt().isPresent()) {
                break;
            }
            ItemResult result = answer(item);
            synchronized (this) {
                results.add(result);
            }
        }
        synchronized (this) {
            working = false;
            worked = true;
            settle();
        }
    }

    private static ItemResult answer(BatchItem item) {
        try {
            return new ItemResult.Answered(item.customId(), item.work().get());
        } catch (ApiError e) {
            return new ItemResult.Refused(item.customId(), e);
        } catch (RuntimeException e) {
            return new ItemResult.Refused(item.customId(), new ApiError(500, "internal", "internal error"));
        }
    }

    private void settle() {
        if (endedAt.isPresent() || working) {
            return;
        }
        boolean cancelled = cancelledAt
                .map(at -> !clock.now().isBefore(at.plus(CANCELLING)))
                .orElse(false);
        if (cancelled || worked && cancelledAt.isEmpty()) {
            for (BatchItem left : items.subList(results.size(), items.size())) {
                results.add(new ItemResult.Cancelled(left.customId()));
            }
            endedAt = Optional.of(clock.now());
            whenOver.accept(this);
        }
    }
}
