package dev.assay.engine.dialect.batch;

import dev.assay.service.ApiError;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Takes batches, keeps them, and works them off one after the other. In memory, and bounded. */
public final class BatchDesk implements AutoCloseable {
    /** More at once would make the others wait too long for a turn at the model. */
    public static final int MOST_ITEMS = 1_000;

    private static final int MOST_BATCHES = 1_000;

    private final Clock clock;
    private final boolean byHand;
    private final Map<String, Batch> batches = new LinkedHashMap<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "engine-batches");
        thread.setDaemon(true);
        return thread;
    });

    /** @param byHand whether each batch's time stands still until it is moved */
    public BatchDesk(Clock clock, boolean byHand) {
        this.clock = clock;
        this.byHand = byHand;
    }

    /**
     * Takes a batch in.
     *
     * @param prefix of its id
     * @throws ApiError 429 when too many are under way
     */
    public Batch take(String prefix, List<BatchItem> items, Consumer<Batch> whenOver) {
        Batch batch = new Batch(prefix, items, new BatchClock(clock, byHand), whenOver);
        synchronized (batches) {
            makeRoom();
            batches.put(batch.id(), batch);
        }
        if (!byHand) {
            worker.schedule(batch::work, Batch.WAIT.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
        return batch;
    }

    public Optional<Batch> find(String id) {
        synchronized (batches) {
            return Optional.ofNullable(batches.get(id));
        }
    }

    /** All whose id begins so, the newest first. */
    public List<Batch> newestFirst(String prefix) {
        List<Batch> found = new ArrayList<>();
        synchronized (batches) {
            batches.values().stream()
                    .filter(batch -> batch.id().startsWith(prefix))
                    .forEach(batch -> found.add(0, batch));
        }
        return found;
    }

    /** Forgets one that is over. */
    public void forget(Batch batch) {
        synchronized (batches) {
            batches.remove(batch.id());
        }
    }

    /** Lets time pass for one batch, and its work be done if it has become due. */
    public void advance(Batch batch, Duration by) {
        batch.advance(by);
        worker.execute(batch::work);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void makeRoom() {
        Iterator<Batch> oldestFirst = batches.values().iterator();
        while (batches.size() >= MOST_BATCHES && oldestFirst.hasNext()) {
            if (oldestFirst.next().state().isOver()) {
                oldestFirst.remove();
            }
        }
        if (batches.size() >= MOST_BATCHES) {
            throw new ApiError(429, "rate_limit_exceeded", "there are " + MOST_BATCHES + " batches under way");
        }
    }
}
