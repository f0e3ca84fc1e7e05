package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Inference;
import java.util.Iterator;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What this host executes and has executed in a session, by inference id. Work that no diff has absorbed is kept whatever it
 * takes, since a retry replays it; absorbed work is kept for validators to re-check, the oldest going first when it is too
 * much or too many. Guarded by its session's lock.
 */
final class Executions {
    private static final long KEPT_BYTES = 16L * 1024 * 1024;
    private static final int KEPT = 256;

    private final TreeMap<Long, Execution> byId = new TreeMap<>(Long::compareUnsigned);

    Optional<Execution> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    void add(Execution execution) {
        byId.put(execution.record().id(), execution);
    }

    /** Lets go of what was sealed, and of the oldest absorbed work beyond the bound. */
    void tidy(Ledger ledger) {
        int absorbed = 0;
        long bytes = 0;
        Iterator<Execution> youngestFirst = byId.descendingMap().values().iterator();
        while (youngestFirst.hasNext()) {
            Execution execution = youngestFirst.next();
            Optional<Inference> live = ledger.inference(execution.record().id());
            if (live.isPresent() && Mempool.isOpen(live.get())) {
                continue;
            }
            absorbed++;
            bytes += execution.size();
            if (live.isEmpty() || absorbed > KEPT || bytes > KEPT_BYTES) {
                youngestFirst.remove();
            }
        }
    }
}
