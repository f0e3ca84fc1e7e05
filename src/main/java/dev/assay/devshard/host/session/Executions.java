package dev.assay.devshard.host.session;

import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.Inference;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What this host executes and has executed in a session and no diff has closed yet, by inference id: a retry joins or
 * replays it. What is closed is the archive's to show. Guarded by its session's lock.
 */
final class Executions {
    private final Map<Long, Execution> byId = new TreeMap<>();

    Optional<Execution> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    void add(Execution execution) {
        byId.put(execution.record().id(), execution);
    }

    /** Lets go of what is closed. */
    void tidy(Ledger ledger) {
        byId.keySet().removeIf(id -> !isOpen(ledger.inference(id)));
    }

    private static boolean isOpen(Optional<Inference> live) {
        return live.filter(Mempool::isOpen).isPresent();
    }
}
