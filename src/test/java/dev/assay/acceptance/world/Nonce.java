package dev.assay.acceptance.world;

import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.List;
import java.util.function.ToLongFunction;

/** Under which number the owner asks for work, in the features' words. */
public enum Nonce implements Titled {
    NEXT("the next nonce", history -> history.size() + 1L),
    PAST("a nonce that is history already", Nonce::lastThatStartedWork);

    private final String title;
    private final ToLongFunction<List<HistoryEntry>> choice;

    Nonce(String title, ToLongFunction<List<HistoryEntry>> choice) {
        this.title = title;
        this.choice = choice;
    }

    @Override
    public String title() {
        return title;
    }

    long after(List<HistoryEntry> history) {
        return choice.applyAsLong(history);
    }

    private static long lastThatStartedWork(List<HistoryEntry> history) {
        return history.stream()
                .filter(entry -> entry.transactions().stream().anyMatch(DevshardTx::hasStart))
                .mapToLong(HistoryEntry::nonce)
                .max()
                .orElseThrow(() -> new AssertionError("no work was started in the session yet"));
    }
}
