package dev.assay.devshard.gateway.escrow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whole, good answers of one escrow, for an hour, by model and normalised body (contract 2.1). It belongs to the
 * escrow, so it is not asked once the escrow takes no more requests (D08). Bounded in number and size; the one longest
 * unasked goes first.
 */
public final class AnswerCache {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_ANSWERS = 1_000;
    private static final long MOST_WEIGHT = 16L << 20;

    private final Clock clock;
    private final Map<String, Entry> answers = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    private record Entry(CachedAnswer answer, long weight, Instant until) {}

    AnswerCache(Clock clock) {
        this.clock = clock;
    }

    public synchronized Optional<CachedAnswer> find(String key) {
        Entry entry = answers.get(key);
        if (entry != null && clock.instant().isAfter(entry.until())) {
            remove(key);
            entry = null;
        }
        return Optional.ofNullable(entry).map(Entry::answer);
    }

    public synchronized void put(String key, CachedAnswer answer) {
        Entry entry = new Entry(
                answer, answer.weight() + 2L * key.length(), clock.instant().plus(KEPT));
        if (entry.weight() > MOST_WEIGHT) {
            return;
        }
        remove(key);
        answers.put(key, entry);
        weight += entry.weight();
        Iterator<Entry> oldest = answers.values().iterator();
        while (answers.size() > MOST_ANSWERS || weight > MOST_WEIGHT) {
            weight -= oldest.next().weight();
            oldest.remove();
        }
    }

    private void remove(String key) {
        Entry removed = answers.remove(key);
        weight -= removed == null ? 0 : removed.weight();
    }
}
